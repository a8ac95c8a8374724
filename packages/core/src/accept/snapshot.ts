import type { JsonValue } from '@eilbote/contract';
import { compact } from '../compact.ts';
import { EVENT_NOT_JSON, EVENT_TOO_DEEP, EVENT_TOO_LARGE } from './errors.ts';
import { deepestLevel, largestEventBytes } from './limits.ts';
import type { Walk } from './walk.ts';

/**
 * Copies what a host gave, reading every property once: own properties only, keys sorted, plain JSON. Whatever the
 * host does to its objects afterwards, and whatever getters or prototypes they have, nothing of it gets in.
 * @throws EVENT_NOT_JSON, EVENT_TOO_DEEP, EVENT_TOO_LARGE
 */
export class Snapshot {
  readonly #walk: Walk;
  readonly #eventType: string;
  /** Bytes that are left, counted as few as they can be in JSON: a bomb ends here before it fills the memory. */
  #left = largestEventBytes;

  constructor(walk: Walk, eventType: string) {
    this.#walk = walk;
    this.#eventType = eventType;
  }

  take(value: unknown, level = 1): JsonValue {
    switch (typeof value) {
      case 'string':
        this.#spend(value.length + 2);
        return value;
      case 'number':
        this.#spend(1);
        if (!Number.isFinite(value)) return this.#refuse(String(value));
        // Minus zero would change on its way through JSON text.
        return value + 0;
      case 'boolean':
        this.#spend(4);
        return value;
      case 'object':
        this.#spend(2);
        if (value === null) return null;
        if (level > deepestLevel) throw EVENT_TOO_DEEP({ path: this.#walk.pointer.slice(0, 200) });
        return Array.isArray(value) ? this.#takeList(value, level) : this.#takeObject(value, level);
      default:
        return this.#refuse(typeof value);
    }
  }

  #takeList(list: readonly unknown[], level: number): JsonValue[] {
    const copy: JsonValue[] = [];
    for (let index = 0; index < list.length; index++) {
      this.#walk.enter(index);
      copy.push(this.take(list[index], level + 1));
      this.#walk.leave();
    }
    return copy;
  }

  #takeObject(object: object, level: number): { [name: string]: JsonValue } {
    if (!isData(object)) return this.#refuse(describe(object));
    const copy: { [name: string]: JsonValue } = {};
    for (const name of Object.keys(object).toSorted()) {
      this.#spend(name.length + 3);
      this.#walk.enter(name);
      if (name === '__proto__' || name === 'constructor' || name === 'prototype') this.#walk.warn('NAME_FORBIDDEN');
      else {
        const value = (object as { readonly [name: string]: unknown })[name];
        // As in JSON.stringify: a property without a value is no property.
        if (value !== undefined) copy[name] = this.take(value, level + 1);
      }
      this.#walk.leave();
    }
    return compact(copy);
  }

  #spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw EVENT_TOO_LARGE({ eventType: this.#eventType });
  }

  #refuse(found: string): never {
    throw EVENT_NOT_JSON({ path: this.#walk.pointer.slice(0, 200), found });
  }
}

/** Plain objects of any realm, and instances of classes that hold nothing but fields. Not Date, Map, Buffer, Decimal. */
function isData(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === Object.prototype || prototype === null) return true;
  return Object.prototype.toString.call(object) === '[object Object]' && !('toJSON' in object);
}

function describe(object: object): string {
  const name: unknown = (object as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === 'string' && name !== '' ? name.slice(0, 60) : 'object';
}
