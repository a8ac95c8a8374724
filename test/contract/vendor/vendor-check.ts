import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RequestToFit } from '@eilbote/testkit/target-conformance';
import { closedSchema, partAt } from './closed-schema.ts';
import type { Described } from './described.ts';
import { readVendorFile, type VendorFile } from './vendor-file.ts';

/** Tells everything in which a call deviates from what the vendor describes. */
export type VendorCheck = (call: RequestToFit) => readonly string[];

/** `undefined` where the vendor's file is not there. */
export function vendorCheck(vendor: VendorFile): VendorCheck | undefined {
  const file = readVendorFile(vendor);
  if (file === undefined) return undefined;
  const paths = file['paths'] as Described;
  return ({ method, url, body }) => {
    const called = new URL(url);
    const path = called.pathname.slice(vendor.basePath.length);
    const template = pathFor(path, method, paths);
    if (template === undefined) return [`the vendor describes no ${method} ${path}`];
    const item = paths[template] as Described;
    const operation = item[method.toLowerCase()] as Described;
    const parameters = [item['parameters'] ?? [], operation['parameters'] ?? []].flat();
    return [...queryFaults(called.searchParams, parameters, file), ...bodyFaults(body, operation, file)].map(
      (fault) => `${method} ${template}: ${fault}`,
    );
  };
}

/** Exact segments count before parameters: `/customers/addresses` is no customer. */
function pathFor(path: string, method: string, paths: Described): string | undefined {
  const given = path.split('/');
  return Object.keys(paths)
    .filter((template) => method.toLowerCase() in (paths[template] as Described))
    .filter((template) => {
      const wanted = template.split('/');
      return wanted.length === given.length && wanted.every((part, at) => /^\{.*\}$/.test(part) || part === given[at]);
    })
    .toSorted((a, b) => a.split('{').length - b.split('{').length)[0];
}

function queryFaults(query: URLSearchParams, parameters: readonly unknown[], file: Described): readonly string[] {
  const known = parameters
    .map((one) => reached(one, file))
    .filter((one) => one['in'] === 'query')
    .map((one) => [String(one['name']), one['schema']] as const);
  return [...query].flatMap(([name, value]) => {
    const [outer = '', inner] = /^([^[]+)\[([^\]]*)\]$/.exec(name)?.slice(1) ?? [name];
    const schema =
      known.find(([one]) => one === name)?.[1] ?? schemaInside(known.find(([one]) => one === outer)?.[1], inner, file);
    if (schema === undefined) return [`query "${name}" is not described`];
    return complaints(closedSchema(schema, file), value, true).map((fault) => `query "${name}"${fault}`);
  });
}

/** Of `filter[number]`, where `filter` is an object with properties. */
function schemaInside(schema: unknown, inner: string | undefined, file: Described): unknown {
  if (schema === undefined || inner === undefined) return undefined;
  const { properties, items } = closedSchema(schema, file) as { properties?: Described; items?: unknown };
  return inner === '' || /^\d+$/.test(inner) ? items : properties?.[inner];
}

function bodyFaults(body: string | null, operation: Described, file: Described): readonly string[] {
  const { content = {} } = reached(operation['requestBody'], file) as { content?: Described };
  const json = Object.entries(content).find(([type]) => type.includes('json'))?.[1];
  if (body === null) return [];
  if (json === undefined) return ['a body is sent, but none in JSON is described'];
  return complaints(closedSchema((json as Described)['schema'], file), JSON.parse(body), false).map(
    (fault) => `body${fault}`,
  );
}

const reached = (part: unknown, file: Described): Described => {
  const { $ref } = (part ?? {}) as { $ref?: string };
  return ($ref === undefined ? (part ?? {}) : partAt(file, $ref)) as Described;
};

const validators = new Map<string, ValidateFunction>();

function complaints(schema: Described, value: unknown, isText: boolean): readonly string[] {
  const id = `${isText} ${JSON.stringify(schema)}`;
  const validate = validators.get(id) ?? ajvFor(isText).compile({ type: 'object', properties: { it: schema } });
  validators.set(id, validate);
  return validate({ it: value }) ? [] : (validate.errors ?? []).filter(tells).map(complaint);
}

/** Vendors use words of their own, and formats that nobody else knows. */
const ajvFor = (isText: boolean) =>
  new Ajv2020({ strict: false, allErrors: true, validateFormats: false, ...(isText ? { coerceTypes: 'array' } : {}) });

/** That a whole is wrong because a part is says nothing new. */
const tells = ({ keyword }: ErrorObject): boolean => keyword !== 'anyOf' && keyword !== 'if';

const complaint = ({ instancePath, message = '', params }: ErrorObject): string => {
  const named = 'unevaluatedProperty' in params ? ` ("${String(params['unevaluatedProperty'])}")` : '';
  return `${instancePath.replace('/it', '')} ${message}${named}`;
};
