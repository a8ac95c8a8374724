/** A schema in the words of JSON Schema. */
export interface RequestPartSchema {
  readonly [keyword: string]: unknown;
}

/** What one operation of a vendor's interface takes, as far as a plugin uses it. Objects are closed. */
export interface RequestSchema {
  readonly body?: RequestPartSchema;
  /** Of an object with the parameters behind the `?`; texts are read as what the schema wants. */
  readonly query?: RequestPartSchema;
}

/**
 * The requests of a plugin by operation: method and path below the base URL or the host, `:name` for a parameter, e.g.
 * `PUT /v4/projects/:id`.
 */
export interface RequestSchemas {
  readonly [operation: string]: RequestSchema;
}
