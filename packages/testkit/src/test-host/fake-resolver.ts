import { isIPv6 } from 'node:net';
import type { NameResolver } from '@eilbote/core';

/** Names and the addresses that they lead to; a name that is not there does not exist (`ENOTFOUND`). */
export type FakeNames = Map<string, string | readonly string[]>;

/** DNS for tests: answers from the map, which may change at any time, and never asks anybody. */
export const fakeResolver = (names: FakeNames): NameResolver => ({
  async resolve(host) {
    const found = names.get(host);
    if (found === undefined) {
      throw Object.assign(new Error(`the test has no name ${host}: set it in names`), { code: 'ENOTFOUND' });
    }
    return [found].flat().map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  },
});
