import { anEvent } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { outcomes, startScene, type Scene } from './testing/scene.ts';

const upsert = 'POST /crm/v3/objects/0-3/batch/upsert';
const offer = { event: 'project.created', action: 'saveDeal', mapping: { dealstage: { text: '81001' } } } as const;
const stages = { field: 'Prozessstatus', lookup: { '10': '81001', '20': '81002', '40': '81003' } };
const changed = { event: 'project.processStatusChanged', action: 'saveDeal', mapping: { dealstage: stages } } as const;

const deals = ({ fake }: Scene) => fake.deals.map(({ properties }) => properties);

describe('a project in HubSpot', () => {
  it('becomes a deal of its customer, in the stage that is named for it', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(offer);
    await test.host.publish(anEvent('project.created'));
    await test.host.publish(anEvent('project.created'));
    await test.untilAllHaveEnded(2);
    expect(deals(scene)).toEqual([
      {
        profacto_auftragsnr: 'S019',
        dealname: 'Einbauschrank Dachgeschoss',
        dealstage: '81001',
        amount: '3600.00',
      },
    ]);
    expect(fake.companies.map(({ properties }) => properties)).toEqual([
      { profacto_kundennummer: 'n26-00214', name: 'Greta Großmann' },
    ]);
    expect(fake.associations).toEqual([[fake.deals[0]?.id, fake.companies[0]?.id]]);
  });

  it('moves with its process status, and fails where nobody has said what a status means', async () => {
    await using scene = await startScene();
    const { test } = scene;
    const id = await scene.webhook(changed);
    const at = (Prozessstatus: number) =>
      test.host.publish(anEvent('project.processStatusChanged', { records: { Auftrag: { Prozessstatus } } }));
    await at(20);
    await test.untilAllHaveEnded(1);
    expect(deals(scene)).toMatchObject([{ profacto_auftragsnr: 'S019', dealstage: '81002' }]);
    await at(55);
    await test.untilAllHaveEnded(2);
    expect((await outcomes(test))[1]).toContain(
      'failed: For "Stage" nobody has said what the value of "Prozessstatus" means.',
    );
    expect(deals(scene)).toMatchObject([{ dealstage: '81002' }]);
    const { definition } = await test.host.webhooks.get(id);
    const lookup = { ...stages.lookup, '55': '81004' };
    await test.host.webhooks.update(id, { ...definition, mapping: { dealstage: { ...stages, lookup } } });
    const [failed] = (await test.host.deliveries.list({ states: ['failed'] })).rows;
    await test.host.deliveries.resend(failed?.id ?? '', { content: 'recomputed' });
    await test.untilAllHaveEnded(3);
    expect(deals(scene)).toMatchObject([{ dealstage: '81004' }]);
  });

  it('needs a stage, because every account has its own', async () => {
    await using scene = await startScene();
    const withoutStage = { event: 'project.created', action: 'saveDeal' };
    await expect(scene.webhook(withoutStage)).rejects.toThrow(/The target system demands "Stage" \(dealstage\)/);
  });

  it('wins, bills and credits nothing before a person has confirmed that', async () => {
    await using scene = await startScene();
    const { test } = scene;
    await scene.webhook(offer);
    const won = { event: 'project.awarded', action: 'winDeal', mapping: { dealstage: { text: '81002' } } };
    await expect(scene.webhook(won)).rejects.toThrow(/closes it\. Confirm that/);
    await scene.webhook({ ...won, confirmed: true });
    const billed = { event: 'project.invoiced', action: 'billDeal', mapping: { dealstage: { text: '81005' } } };
    await expect(scene.webhook(billed)).rejects.toThrow(/overwrites its amount[^]*Confirm that/);
    await scene.webhook({ ...billed, confirmed: true });
    const credited = { event: 'project.credited', action: 'creditDeal' };
    await expect(scene.webhook(credited)).rejects.toThrow(/its bill was credited[^]*Confirm that/);
    await scene.webhook({ ...credited, confirmed: true });
    await scene.webhook({ event: 'project.delivered', action: 'deliverDeal' });
    const Auftrag = { AuftragsNr: '06127' };
    const happened = ['created', 'awarded', 'delivered', 'invoiced', 'credited'] as const;
    for (const [at, what] of happened.entries()) {
      await test.host.publish(anEvent(`project.${what}`, { records: { Auftrag } }));
      await test.untilAllHaveEnded(at + 1);
    }
    expect(await outcomes(test)).toEqual(['delivered', 'delivered', 'delivered', 'delivered', 'delivered']);
    expect(deals(scene)).toMatchObject([
      {
        profacto_auftragsnr: '06127',
        dealstage: '81005',
        closedate: '2026-09-15T10:00:00Z',
        amount: '12480.50',
        profacto_rechnungsnr: 'RE-2026-0117',
        profacto_rechnungsdatum: '2026-09-18',
        profacto_gutschriftnr: expect.stringMatching(/^GS-/) as string,
      },
    ]);
    expect(deals(scene)[0]?.['profacto_lieferdatum']).toMatch(/^2026-\d\d-\d\d$/);
  });

  it('waits with a delivery until its deal is there, however it came', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook({ event: 'project.delivered', action: 'deliverDeal' });
    await test.host.publish(anEvent('project.delivered', { records: { Auftrag: { AuftragsNr: 'S019' } } }));
    await test.advance(120_000);
    expect(await test.host.deliveries.count()).toMatchObject({ waiting: 1, failed: 0 });
    expect(fake.deals).toEqual([]);
    await scene.webhook(offer);
    await test.host.publish(anEvent('project.created'));
    await test.untilAllHaveEnded(2);
    expect(deals(scene)).toMatchObject([{ dealname: 'Einbauschrank Dachgeschoss', dealstage: '81001' }]);
    expect(deals(scene)[0]).toHaveProperty('profacto_lieferdatum');
  });
});

describe('a deal and its company', () => {
  it('are one each where two deliveries need the same new customer at once', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(offer);
    await scene.webhook({ event: 'customer.created', action: 'saveCustomer' });
    await test.host.publishMany([
      anEvent('project.created'),
      anEvent('project.created', { records: { Auftrag: { AuftragsNr: 'S020' } } }),
      anEvent('customer.created'),
    ]);
    await test.untilAllHaveEnded(3);
    expect(fake.deals).toHaveLength(2);
    expect(fake.companies).toHaveLength(1);
    expect(fake.associations).toHaveLength(2);
  });

  it.each([
    ['the company', 'POST /crm/v3/objects/companies/batch/upsert'],
    ['the deal', upsert],
    ['their association', 'POST /crm/v4/associations/:from/:to/batch/associate/default'],
  ])(
    'are one each where the answer about %s is lost, and the host stops before the next call',
    async (_, operation) => {
      await using scene = await startScene();
      const { fake, test } = scene;
      await scene.webhook(offer);
      fake.target.loseAnswer(operation);
      await test.host.publish(anEvent('project.created'));
      const [, pattern = ''] = operation.split(' ');
      const path = new RegExp(`${pattern.replaceAll(/:\w+/g, '[^/]+')}$`);
      await fake.target.callThat((call) => call.method === 'POST' && path.test(call.path));
      await test.stop();
      await test.start();
      await test.untilAllHaveEnded(1);
      expect(await outcomes(test)).toEqual(['delivered']);
      expect([fake.companies.length, fake.deals.length, fake.associations.length]).toEqual([1, 1, 1]);
    },
  );

  it('are made anew where somebody has deleted the company in HubSpot', async () => {
    await using scene = await startScene();
    const { fake, test } = scene;
    await scene.webhook(offer);
    await test.host.publish(anEvent('project.created'));
    await test.untilAllHaveEnded(1);
    fake.remove(fake.companies[0]?.id ?? '');
    await test.host.publish(anEvent('project.created'));
    await test.untilAllHaveEnded(2);
    expect(await outcomes(test)).toEqual(['delivered', 'delivered']);
    expect(fake.companies).toHaveLength(1);
    expect(fake.associations).toContainEqual([fake.deals[0]?.id, fake.companies[0]?.id]);
  });
});
