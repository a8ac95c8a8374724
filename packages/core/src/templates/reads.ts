import { analyzeSync, type Template, type Variable } from 'liquidjs';

/** What a template asks of its scope, known before it runs. */
export interface TemplateReads {
  /** Paths that it reads from the scope, each as its segments; loop variables are left out. */
  readonly paths: readonly (readonly string[])[];
  /** Every name that occurs in it, wherever: the fields it asks for by name. */
  readonly names: ReadonlySet<string>;
}

/** Looks through a parsed template once. */
export function readsOf(templates: Template[]): TemplateReads {
  const { globals, variables } = analyzeSync(templates, { partials: false });
  const paths = segmentsOf(globals).map(plainPath);
  return {
    paths: [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()],
    names: new Set(segmentsOf(variables).flatMap(allNames)),
  };
}

/** Names and positions; a nested list is a path whose value is the name. */
type SegmentArray = ReturnType<Variable['toArray']>;

const segmentsOf = (variables: { readonly [root: string]: readonly Variable[] }): readonly SegmentArray[] =>
  Object.values(variables).flatMap((found) => found.map((variable) => variable.toArray()));

/** The leading part of a path that is known before the template runs. */
function plainPath(segments: SegmentArray): readonly string[] {
  const end = segments.findIndex((segment) => typeof segment === 'object');
  return segments.slice(0, end === -1 ? segments.length : end).map(String);
}

const allNames = (segments: SegmentArray): readonly string[] =>
  segments.flatMap((segment) => (typeof segment === 'object' ? allNames(segment) : [String(segment)]));
