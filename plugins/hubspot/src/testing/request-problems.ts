import type { FakeCall } from '@eilbote/testkit';
import { misfits } from '@eilbote/testkit/target-conformance';
import { requests } from '../requests/index.ts';

/** A call has no host of its own. */
const base = 'https://api.hubapi.com';

/** What is wrong with a call that arrived, measured by our own closed schemas. */
export const requestProblems = ({ method, url, body }: FakeCall): readonly string[] =>
  misfits({ method, url: `${base}${url}`, body: body === '' ? null : body }, base, requests);
