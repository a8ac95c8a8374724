import { describe, expect, it } from 'vitest';
import { PermissionMemory, readPermission, type PermissionMemoryState } from './index.ts';

const asked = { origin: 'erp.example.com', callsPerMinute: 120 };
const answer = (headers: { [name: string]: string }, status = 200) =>
  readPermission({ status, headers }, asked, 'bus.example');
const origin = 'webhook-allowed-origin';
const rate = 'webhook-allowed-rate';

describe('the answer of a receiver that was asked', () => {
  it.each([
    [{ [origin]: '*', [rate]: '*' }, undefined],
    [{ [origin]: 'erp.example.com', [rate]: '*' }, undefined],
    [{ [origin]: 'ERP.Example.com', [rate]: ' 60 ' }, 60],
    [{ [origin]: 'other.example, erp.example.com', [rate]: '1' }, 1],
    // Where nothing is said of a rate, or nothing that can be read, no more than was asked for.
    [{ [origin]: '*' }, 120],
    [{ [origin]: '*', [rate]: 'fast' }, 120],
    [{ [origin]: '*', [rate]: '-5' }, 120],
  ])('%j allows calls', (headers, callsPerMinute) => {
    expect(answer(headers)).toEqual({ kind: 'granted', ...(callsPerMinute === undefined ? {} : { callsPerMinute }) });
  });

  it('sets no limit where none was asked for and none is named', () => {
    const permission = readPermission(
      { status: 204, headers: { [origin]: '*' } },
      { origin: 'a.example' },
      'b.example',
    );
    expect(permission).toEqual({ kind: 'granted' });
  });

  it.each([
    [{}, 200, 'WebHook-Allowed-Origin is missing'],
    [{ [origin]: '' }, 200, 'allows calls by others'],
    [{ [origin]: 'other.example' }, 200, 'not by "erp.example.com"'],
    [{ [origin]: 'evil-erp.example.com' }, 200, 'not by "erp.example.com"'],
    [{ [origin]: '*', [rate]: '0' }, 200, '0 calls a minute'],
    [{ [origin]: '*' }, 403, 'with 403'],
    [{ [origin]: '*' }, 302, 'with 302'],
    [{}, 405, 'turn it off in the webhook'],
  ])('%j with status %i is a refusal that says why', (headers, status, why) => {
    const permission = answer(headers, status);
    expect(permission).toMatchObject({ kind: 'refused', reason: { en: expect.stringContaining(why) as string } });
    expect(permission).toMatchObject({
      reason: { de: expect.stringContaining('bus.example erlaubt keine') as string },
    });
  });
});

describe('the memory of permissions', () => {
  const hour = 3600_000;
  const granted = { kind: 'granted', callsPerMinute: 60 } as const;
  const refused = { kind: 'refused', reason: { de: 'nein', en: 'no' } } as const;

  it('keeps what was granted for a day and what was refused for a minute, over a restart', () => {
    const first = new PermissionMemory();
    first.remember('whk_1', 'k', granted, 1000);
    first.remember('whk_2', 'k', refused, 1000);
    const memory = new PermissionMemory(JSON.parse(JSON.stringify(first.state)) as PermissionMemoryState);
    expect(memory.of('whk_1', 'k', 1000 + 24 * hour - 1)).toEqual(granted);
    expect(memory.of('whk_1', 'k', 1000 + 24 * hour)).toBeUndefined();
    expect(memory.of('whk_2', 'k', 1000 + 59_999)).toEqual(refused);
    expect(memory.of('whk_2', 'k', 1000 + 60_000)).toBeUndefined();
  });

  it('is of no use for another question, another webhook, or a clock that was set back', () => {
    const memory = new PermissionMemory();
    memory.remember('whk_1', 'k', granted, 1000);
    expect(memory.of('whk_1', 'other', 1000)).toBeUndefined();
    expect(memory.of('whk_2', 'k', 1000)).toBeUndefined();
    expect(memory.of('whk_1', 'k', 999)).toBeUndefined();
  });

  it('tells the lowest rate, as long as the webhook asks', () => {
    const changes: (number | undefined)[] = [];
    const memory = new PermissionMemory({}, (now) => changes.push(now));
    expect(memory.callsPerMinute).toBeUndefined();
    memory.remember('whk_1', 'k', { kind: 'granted', callsPerMinute: 30 }, 1);
    memory.remember('whk_2', 'k', granted, 2);
    expect(memory.callsPerMinute).toBe(30);
    memory.keep((webhook) => webhook !== 'whk_1');
    expect(memory.callsPerMinute).toBe(60);
    memory.keep(() => false);
    expect([memory.callsPerMinute, memory.state]).toEqual([undefined, undefined]);
    expect(changes).toEqual([1, 2, undefined, undefined]);
  });
});
