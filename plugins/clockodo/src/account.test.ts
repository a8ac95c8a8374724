import { describe, expect, it } from 'vitest';
import { callerOf } from './account/caller.ts';
import { services } from './account/choices.ts';
import { openOffice } from './testing/office.ts';

describe('the account of Clockodo', () => {
  it('is checked by asking who the API user is', async () => {
    await using office = await openOffice();
    const checked = await office.host.connections.check(office.connection);
    expect(checked).toMatchObject({ ok: true, name: 'Büro' });
    expect(office.calls()).toEqual(['GET /v4/users/me']);
    office.fake.changeKey('ck-2');
    expect(await office.host.connections.check(office.connection)).toMatchObject({ ok: false });
  });

  it('is told from something else that answers at its address', async () => {
    await using office = await openOffice();
    office.fake.target.answerNext('GET /v4/users/me', { status: 200, body: { hello: 'world' } });
    expect(await office.host.connections.check(office.connection)).toMatchObject({ ok: false });
  });

  it('offers its services page by page, but for those that are switched off', () => {
    const input = { url: 'https://my.clockodo.com/api', settings: {}, page: 2 };
    const read = (pages: number) => {
      const data = [
        { id: 51, name: 'Montage', active: true },
        { id: 52, name: 'Früher', active: false },
      ];
      return services.read({ status: 200, headers: {}, json: { paging: { count_pages: pages }, data } }, input);
    };
    expect(read(3)).toEqual({ choices: [{ value: 51, title: 'Montage' }], next: 3 });
    expect(read(2)).toEqual({ choices: [{ value: 51, title: 'Montage' }] });
  });

  it.each([
    ['Tischlerei Brandt', undefined, 'Tischlerei Brandt;a@b.example'],
    ['Möbel Größ & Söhne; Yıldız', 'it@b.example', 'Moebel Groess & Soehne Yldz;it@b.example'],
    [
      'Tischlerei und Innenausbau Brandt und Söhne in Köln',
      undefined,
      'Tischlerei und Innenausbau Brandt und;a@b.example',
    ],
  ])('is called in the name of "%s" within 50 characters', (company, contact, expected) => {
    const caller = callerOf({ email: 'a@b.example', company, ...(contact === undefined ? {} : { contact }) });
    expect(caller).toBe(expected);
    expect(caller.length).toBeLessThanOrEqual(50);
  });
});
