import { closedSchema } from './closed-schema.ts';
import type { Described } from './described.ts';

/** Something that a vendor's file says nowhere, or wrongly, although the vendor says it. */
export interface Overlay {
  /** How we know that the file is wrong and not we. */
  readonly because: string;
  /** Completes the file; throws where it fits nothing any more. */
  apply(file: Described): void;
}

/** By file. */
export const overlays: { readonly [file: string]: readonly Overlay[] } = {
  'craftboxx.fixed.json': [
    {
      because:
        'the introduction says of every index request that it takes per_page and page, and filters by the attributes of the POST request, as one value or as a list; the single operations have perPage and no attributes',
      apply: describeFilters,
    },
  ],
};

function describeFilters(file: Described): void {
  const paths = Object.values(file['paths'] as { readonly [path: string]: { get?: Described; post?: Described } });
  const lists = paths.filter(({ get, post }) => get !== undefined && post !== undefined);
  if (lists.length === 0) throw new Error('no path of Craftboxx has GET and POST');
  for (const { get = {}, post = {} } of lists) {
    const text = { type: 'string' };
    const content = (post['requestBody'] as { content?: { [type: string]: Described } } | undefined)?.content ?? {};
    const attributes = Object.values(content).flatMap(({ schema }) => propertyNames(closedSchema(schema, file)));
    const names = ['per_page', ...attributes.flatMap((name) => [name, `${name}[]`])];
    const added = names.map((name) => ({ name, in: 'query', schema: text }));
    Object.assign(get, { parameters: [...((get['parameters'] ?? []) as readonly unknown[]), ...added] });
  }
}

/** Of a schema and all that it is composed of. */
const propertyNames = ({ properties = {}, allOf = [] }: Composed): readonly string[] => [
  ...Object.keys(properties),
  ...allOf.flatMap(propertyNames),
];

interface Composed {
  readonly properties?: object;
  readonly allOf?: readonly Composed[];
}
