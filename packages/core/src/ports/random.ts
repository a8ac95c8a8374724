/** The only source of chance in the engine; seeded in simulations. */
export interface Random {
  /** At least 0, below 1. */
  fraction(): number;
  bytes(count: number): Uint8Array;
}
