/** Answers names with addresses (DNS). Errors carry Node's codes: `ENOTFOUND`, `EAI_AGAIN`, `ETIMEOUT`. */
export interface NameResolver {
  resolve(host: string): Promise<readonly Address[]>;
}

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}
