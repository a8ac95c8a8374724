import type { EilboteError } from '@eilbote/contract';
import { PAGE_CURSOR_INVALID, StoreFenced } from '@eilbote/core';
import type { Failure } from './connection/failure.ts';
import * as errors from './errors.ts';

type Make = (facts: never, options: { cause?: unknown }) => EilboteError;

const definitions: ReadonlyMap<string, Make> = new Map(
  [...Object.values(errors), PAGE_CURSOR_INVALID].map((definition) => [definition.code, definition as Make]),
);

/** The error that a failure of the worker stands for. */
export function errorOf(failure: Failure): Error {
  if (failure.code === 'StoreFenced') return new StoreFenced();
  const make = definitions.get(failure.code) ?? errors.STORE_FAILED;
  return make(failure.facts as never, failure.detail === '' ? {} : { cause: new Error(failure.detail) });
}
