import { defineAccount } from '@eilbote/contract';
import { check } from './check.ts';
import { ownProperties } from './own-properties.ts';
import { pipelines, stages } from './pipelines.ts';
import { preparation } from './preparation.ts';

/** What HubSpot asks for: the token of a private app, with the rights on companies, contacts and deals. */
export const account = defineAccount({
  settings: {
    token: {
      type: 'string',
      secret: true,
      title: { de: 'Token der privaten App', en: 'Token of the private app' },
      description: {
        de: 'HubSpot, Einstellungen, Integrationen, Private Apps. Die App braucht die Rechte crm.objects (companies, contacts, deals) und crm.schemas (companies, deals), jeweils read und write.',
        en: 'HubSpot, settings, integrations, private apps. The app needs the rights crm.objects (companies, contacts, deals) and crm.schemas (companies, deals), each read and write.',
      },
    },
    server: {
      type: 'string',
      format: 'uri',
      default: 'https://api.hubapi.com',
      title: { de: 'Adresse der Schnittstelle', en: 'Address of the interface' },
      description: {
        de: 'Nur ändern, wenn Aufrufe über eine andere Adresse gehen sollen.',
        en: 'Change it only where calls are to take another address.',
      },
    },
  },
  baseUrl: ({ server }) => server,
  auth: { scheme: 'bearer', token: 'token' },
  // What a private app of a Professional account may do. The daily quota is that of the smallest account.
  limits: {
    rates: [
      { calls: 190, seconds: 10 },
      { calls: 250_000, seconds: 86_400 },
    ],
  },
  check,
  choices: { pipelines, stages },
  prepare: Object.fromEntries(ownProperties.map((property) => [property.definition.name, preparation(property)])),
});
