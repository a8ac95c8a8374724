import type { JsonObject, JsonValue } from '@eilbote/contract';
import type { FakeAnswerParts } from '@eilbote/testkit';
import { mostInputs } from '../requests/upsert-schema.ts';
import { errorBody, refused } from './refused.ts';
import type { FakeProperties } from './fake-properties.ts';

/** A company, contact or deal. */
export interface FakeObject {
  readonly id: string;
  /** Its values now. */
  readonly properties: { readonly [name: string]: string };
}

interface Input {
  readonly idProperty: string;
  readonly id: string;
  readonly properties: { readonly [name: string]: unknown };
}

/** All objects of one type. */
export class FakeObjects {
  readonly type: string;
  readonly all: FakeObject[] = [];
  readonly #properties: FakeProperties;
  readonly #nextId: () => string;

  constructor(type: string, properties: FakeProperties, nextId: () => string) {
    this.type = type;
    this.#properties = properties;
    this.#nextId = nextId;
  }

  byId(id: string): FakeObject | undefined {
    return this.all.find((object) => object.id === id);
  }

  remove(id: string): void {
    const at = this.all.findIndex((object) => object.id === id);
    if (at !== -1) this.all.splice(at, 1);
  }

  read(id: string, idProperty: string | null): FakeAnswerParts {
    const found = idProperty === null ? this.byId(id) : this.#by(idProperty, id);
    return found === undefined ? refused(404, 'OBJECT_NOT_FOUND', 'no such object') : { body: shown(found) };
  }

  /** Each of a batch for itself: those that are wrong do not keep the others back. */
  upsert(json: JsonValue | undefined): FakeAnswerParts {
    const { inputs } = (json ?? {}) as { readonly inputs?: readonly Input[] };
    if (!Array.isArray(inputs) || inputs.length === 0 || inputs.length > mostInputs)
      return refused(400, 'VALIDATION_ERROR', 'inputs are missing or too many');
    const wrongKey = (inputs as readonly Input[]).find(
      ({ idProperty }) => this.#properties.of(this.type, idProperty)?.isUnique !== true,
    );
    if (wrongKey !== undefined)
      return refused(400, 'VALIDATION_ERROR', `the idProperty ${wrongKey.idProperty} is not a unique property`);
    const results: JsonObject[] = [];
    const errors: JsonObject[] = [];
    for (const input of inputs as readonly Input[]) {
      const wrong = this.#wrongIn(input);
      if (wrong === undefined) results.push(shown(this.#put(input)));
      else errors.push(wrong);
    }
    if (errors.length === inputs.length) return { status: 400, body: errors[0] ?? {} };
    const times = { startedAt: '2026-03-02T08:00:00Z', completedAt: '2026-03-02T08:00:01Z' };
    return errors.length === 0
      ? { body: { status: 'COMPLETE', results, ...times } }
      : { status: 207, body: { status: 'COMPLETE', results, numErrors: errors.length, errors, ...times } };
  }

  #by(property: string, value: string): FakeObject | undefined {
    return this.all.find(({ properties }) => properties[property] === value);
  }

  #put({ idProperty, id, properties }: Input): FakeObject {
    const found = this.#by(idProperty, id);
    const values = { ...found?.properties, ...(properties as FakeObject['properties']), [idProperty]: id };
    const object = { id: found?.id ?? this.#nextId(), properties: values };
    if (found === undefined) this.all.push(object);
    else this.all[this.all.indexOf(found)] = object;
    return object;
  }

  #wrongIn({ idProperty, id, properties }: Input): JsonObject | undefined {
    const wrong = Object.entries({ ...properties, [idProperty]: id }).flatMap(([name, value]) => {
      const property = this.#properties.of(this.type, name);
      if (property === undefined) return [{ error: 'PROPERTY_DOESNT_EXIST', name, message: `no property ${name}` }];
      const fits = typeof value === 'string' && (value === '' || property.pattern?.test(value) !== false);
      return fits ? [] : [{ error: 'INVALID_VALUE', name, message: `${JSON.stringify(value)} is not valid` }];
    });
    if (wrong.length === 0) return undefined;
    return errorBody('VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(wrong)}`);
  }
}

const shown = ({ id, properties }: FakeObject): JsonObject => ({ id, properties, archived: false });
