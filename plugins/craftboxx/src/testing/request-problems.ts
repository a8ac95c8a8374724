import type { JsonObject } from '@eilbote/contract';
import type { FakeCall } from '@eilbote/testkit';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { requests } from '../requests/index.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true });
ajv.addFormat('email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);

const validators = new Map<JsonObject, ValidateFunction>();

/** What is wrong with a call, measured by our own closed schemas, whose paths stand below the prefix. */
export function requestProblems({ method, path: called, query, body }: FakeCall): readonly string[] {
  const path = called.replace(/^\/plan-it\//, '/');
  const operation = Object.keys(requests).find((name) => isFor(name, method, path));
  if (operation === undefined) return [`${method} ${path}: no such request is declared`];
  const schema = requests[operation];
  return [
    ...problems(`${operation} query`, schema?.query, Object.fromEntries(query)),
    ...problems(`${operation} body`, schema?.body, body === '' ? {} : (JSON.parse(body) as object)),
  ];
}

function isFor(operation: string, method: string, path: string): boolean {
  const [its, pattern = ''] = operation.split(' ');
  return its === method && new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path);
}

function problems(where: string, schema: JsonObject | undefined, value: object): readonly string[] {
  if (schema === undefined) return Object.keys(value).map((name) => `${where}: ${name} is not declared`);
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath}: ${message}`);
}
