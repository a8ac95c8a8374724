/**
 * Chance that a seed reproduces: xoshiro128** by Blackman and Vigna (https://prng.di.unimi.it), its state filled by
 * SplitMix32. Two chances of one seed and different names are independent of each other.
 */
export class Chance {
  readonly #seed: number;
  readonly #state: Uint32Array;

  constructor(seed: number, name = '') {
    this.#seed = seed;
    this.#state = new Uint32Array(4);
    let mixed = hash(name, seed);
    for (let index = 0; index < 4; index += 1) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
      word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
      this.#state[index] = word ^ (word >>> 15);
    }
  }

  /** Another stream of the same seed: what is drawn there changes nothing here. */
  named(name: string): Chance {
    return new Chance(this.#seed, name);
  }

  /** At least 0, below 1. */
  fraction(): number {
    return this.#next() / 2 ** 32;
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** @throws RangeError for an empty list */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError('nothing to choose from');
    return choices[Math.floor(this.fraction() * choices.length)] as T;
  }

  /** One of the keys, each as likely as its weight. */
  weighted<K extends string>(weights: { readonly [name in K]?: number }): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new RangeError('no weight is above zero');
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.#next() >>> 24);
  }

  #next(): number {
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = this.#state;
    const result = Math.imul(rotated(Math.imul(s1, 5), 7), 9) >>> 0;
    const mixed2 = s2 ^ s0;
    const mixed3 = s3 ^ s1;
    this.#state[0] = s0 ^ mixed3;
    this.#state[1] = s1 ^ mixed2;
    this.#state[1] = s1 ^ mixed2;
    this.#state[2] = mixed2 ^ (s1 << 9);
    this.#state[3] = rotated(mixed3, 11);
    return result;
  }
}

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** FNV-1a, 32 bits. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
