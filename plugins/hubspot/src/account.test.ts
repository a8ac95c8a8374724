import { describe, expect, it } from 'vitest';
import { keyProperties } from './objects.ts';
import { startScene } from './testing/scene.ts';

describe('an account of HubSpot', () => {
  it('is prepared after a person has seen the plan, once', async () => {
    await using scene = await startScene({ prepared: false });
    const { connections } = scene.test.host;
    const plan = await connections.prepare(scene.connection, { dryRun: true });
    expect(plan.things.map(({ state }) => state)).toEqual(plan.things.map(() => 'missing'));
    expect(plan.things.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.values(keyProperties)));
    const prepared = await connections.prepare(scene.connection);
    expect(prepared.ready).toBe(true);
    expect(prepared.things.every(({ state }) => state === 'created')).toBe(true);
    const again = await connections.prepare(scene.connection);
    expect(again.things.every(({ state }) => state === 'there')).toBe(true);
    expect(scene.calls().filter((call) => call.startsWith('POST'))).toHaveLength(plan.things.length);
  });

  it('is not ready where somebody has made the key a property like any other', async () => {
    await using scene = await startScene({ prepared: false });
    const properties = `${scene.fake.url}/crm/v3/properties/companies`;
    const text = { label: 'Kundennummer', groupName: 'companyinformation', type: 'string', fieldType: 'text' };
    await fetch(properties, {
      method: 'POST',
      headers: { authorization: 'Bearer pat-fake' },
      body: JSON.stringify({ name: keyProperties.customer, ...text, hasUniqueValue: false }),
    });
    const { ready, things } = await scene.test.host.connections.prepare(scene.connection);
    expect(ready).toBe(false);
    expect(things.find(({ name }) => name === keyProperties.customer)).toMatchObject({
      state: 'differs',
      text: { en: expect.stringContaining('its values are not unique') as string },
    });
  });

  it('tells who it is, and offers its stages', async () => {
    await using scene = await startScene();
    const { connections } = scene.test.host;
    expect(await connections.check(scene.connection)).toMatchObject({ ok: true, name: 'HubSpot 1234567' });
    expect(await connections.choices(scene.connection, 'stages')).toContainEqual({
      value: '81002',
      title: 'Tischlerei: Auftrag',
    });
    expect(await connections.choices(scene.connection, 'pipelines')).toEqual([{ value: '4711', title: 'Tischlerei' }]);
    scene.fake.letIn('pat-other');
    expect(await connections.check(scene.connection)).toMatchObject({ ok: false });
  });
});
