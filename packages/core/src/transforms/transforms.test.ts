import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../templates/index.ts';
import {
  applyTransform,
  defaultTransformSettings,
  filterNotation,
  transforms,
  type Transform,
  type TransformExample,
} from './index.ts';

const examples = transforms.flatMap((transform) =>
  transform.examples.map((example) => [`${transform.name} ${JSON.stringify(example)}`, transform, example] as const),
);

/** What came out, and the warning or the reason of failure. */
interface Course {
  readonly result?: JsonValue;
  readonly says?: string;
}

function courseOf(run: (warn: (text: LocalizedText) => void) => JsonValue): Course {
  const said: string[] = [];
  try {
    const result = run(({ en }) => said.push(en));
    return said[0] === undefined ? { result } : { result, says: said[0] };
  } catch (error) {
    return { says: (error as Error).message };
  }
}

function apply(transform: Transform, { value, parameters = {} }: TransformExample): Course {
  const given = Object.entries(parameters).map(([name, given]) => ({ name, value: given }));
  return courseOf((warn) => applyTransform(transform, value, given, { settings: defaultTransformSettings, warn }));
}

function inTemplate(transform: Transform, { value, parameters = {} }: TransformExample): Course | undefined {
  const notation = filterNotation(transform, parameters);
  if (notation === undefined) return undefined;
  const scope = { names: { value }, record: {} };
  return courseOf(
    (warn) => JSON.parse(compileTemplate(`{{ value | ${notation} }}`, 'json').render(scope, { warn })) as JsonValue,
  );
}

describe('the examples of the transforms', () => {
  it.each(examples)('%s', (_, transform, example) => {
    const { says = '', ...course } = apply(transform, example);
    const { result, says: expected = '' } = example;
    expect(course).toEqual(result === undefined ? {} : { result });
    expect(says).toContain(expected);
    expect(says === '').toBe(expected === '');
  });

  it.each(examples)('in a template: %s', (_, transform, example) => {
    const course = inTemplate(transform, example);
    if (course === undefined) return;
    expect(course.result).toEqual(example.result);
    expect(course.says ?? '').toContain(example.says ?? '');
    expect(course.says === undefined).toBe(example.says === undefined);
  });
});

describe('every transform', () => {
  it('has a name that the template language can read, and that no other has', () => {
    const names = transforms.map(({ name }) => name);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is described in German and English, with its parameters and an example', () => {
    for (const { name, title, description, parameters, examples } of transforms) {
      const texts = [title, description, ...Object.values(parameters).map((parameter) => parameter.title)];
      for (const { de, en } of texts) expect([de.trim() !== '', en.trim() !== ''], name).toEqual([true, true]);
      expect(description.de).toMatch(/\.$/);
      expect(description.en).toMatch(/\.$/);
      expect(examples.length, name).toBeGreaterThan(0);
    }
  });

  it('has good defaults', () => {
    const faults = transforms.flatMap(({ name, parameters }) =>
      Object.entries(parameters)
        .filter(([, schema]) => {
          const given = 'default' in schema ? schema.default : undefined;
          const choices = 'enum' in schema ? schema.enum : undefined;
          const isChoice = given === undefined || choices === undefined || choices.some((choice) => choice === given);
          return !isChoice || (typeof given === 'string' && schema.check?.(given) !== undefined);
        })
        .map(([parameter]) => `${name} ${parameter}`),
    );
    expect(faults).toEqual([]);
  });

  it('leaves missing what is missing, unless it says otherwise', () => {
    for (const transform of transforms) {
      if (transform.takesMissing === true) continue;
      const needed = Object.entries(transform.parameters)
        .filter(([, schema]) => schema.required === true && schema.type !== 'value')
        .map(([name]) => ({ name, value: transform.examples[0]?.parameters?.[name] ?? null }));
      for (const value of [null, '']) {
        const surroundings = { settings: defaultTransformSettings, warn() {} };
        expect(applyTransform(transform, value, needed, surroundings), transform.name).toBeNull();
      }
    }
  });

  it('changes neither its value nor its parameters', () => {
    for (const transform of transforms) {
      for (const example of transform.examples) {
        const before = structuredClone(example);
        apply(transform, example);
        expect(example).toEqual(before);
      }
    }
  });
});
