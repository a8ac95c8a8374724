import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCli } from '../testing/test-cli.ts';

describe('eilbote demo', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  it('gives a program the figures of the week as one document', { timeout: 30_000 }, async () => {
    const { log, webhooks } = await cli.json<{ log: string; webhooks: { delivered: number; attempts: number }[] }>(
      'demo',
      '--once',
    );
    expect(existsSync(log)).toBe(true);
    expect(webhooks).toHaveLength(12);
    expect(webhooks.every(({ delivered }) => delivered > 0)).toBe(true);
    expect(webhooks.some(({ attempts }) => attempts === 3)).toBe(true);
  });
});
