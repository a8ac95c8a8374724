import { validateHeaderValue } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './conformance/any-text.ts';
import { checkHeader, checkHeaderValue } from './header-check.ts';

describe('the check of a header', () => {
  it('lets an ordinary header pass', () => {
    expect(checkHeader('X-Mandant', 'Tischlerei Brandt; Nr=1')).toBeUndefined();
    expect(checkHeader('Authorization', 'Bearer a.b_c')).toBeUndefined();
  });

  it.each(['Host', 'content-length', 'Transfer-Encoding', 'connection', 'Webhook-Id', 'webhook-signature', 'Expect'])(
    'refuses the reserved header %s',
    (name) => expect(checkHeader(name, 'x')?.code).toBe('HEADER_RESERVED'),
  );

  it.each(['', 'X Mandant', 'X-Mandant:', 'X\r\nY', 'Größe', ':path', '__proto__\0'])('refuses the name %j', (name) =>
    expect(checkHeader(name, 'x')?.code).toBe('HEADER_NAME_INVALID'),
  );

  it('refuses exactly what Node would refuse to write', () => {
    const writable = (value: string) => {
      try {
        validateHeaderValue('X-A', value);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(fc.property(anyText, (value) => (checkHeaderValue('X-A', value) === undefined) === writable(value)));
    for (let code = 0; code < 0x120; code += 1) {
      const character = String.fromCodePoint(code);
      expect([code, checkHeaderValue('X-A', character) === undefined]).toEqual([code, writable(character)]);
    }
  });

  it('tells where the wrong character stands, not what the value is', () => {
    const problem = checkHeaderValue('X-A', 'geheim\r\nSet-Cookie: a=b');
    expect(problem?.facts).toEqual({ name: 'X-A', position: 6 });
    expect(JSON.stringify([problem?.text, problem?.facts])).not.toContain('geheim');
  });
});
