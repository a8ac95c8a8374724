import type { DefinitionProblem } from '@eilbote/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { connectionSchema } from './connection-schema.ts';
import { expectedKeyword } from './expected.ts';
import { shapeProblems } from './shape-problems.ts';
import { webhookSchema } from './webhook-schema.ts';

// Compiling costs tens of milliseconds: only who saves something pays for it, and once.
const validators: { [K in Written]?: ValidateFunction } = {};
const schemas = { webhook: webhookSchema, connection: connectionSchema };

type Written = 'webhook' | 'connection';

/** Everything in which a written webhook or connection deviates from its schema, in plain sentences. */
export function checkShape(kind: Written, input: unknown): readonly DefinitionProblem[] {
  const validate = (validators[kind] ??= compile(kind));
  return validate(input) ? [] : shapeProblems(validate.errors ?? [], input);
}

function compile(kind: Written): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    // Both schemas are ours, and a test holds them against the meta-schema: checking and polishing them at every start
    // would take three times as long as compiling them.
    meta: false,
    validateSchema: false,
    code: { optimize: false },
  });
  ajv.addVocabulary([expectedKeyword]);
  return ajv.compile(schemas[kind]);
}
