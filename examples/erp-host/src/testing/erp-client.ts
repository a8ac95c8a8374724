/** An answer of the ERP: its status, and its JSON. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Asks the ERP over HTTP, as a program in the next room does. */
export class ErpClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.#ask('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.#ask('POST', path, body);
  }

  /** @throws when there is no answer, as after a kill */
  async #ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }
}
