import { defineAccount } from '@eilbote/contract';
import { check } from './check.ts';
import { services, teams } from './choices.ts';

/**
 * What Clockodo asks for. Its limits hold for each user of the API, so they hold for the connection.
 * Source: Clockodo's OpenAPI file of 2026-03-12, "Authentication" and "Rate Limits".
 */
export const account = defineAccount({
  settings: {
    email: {
      type: 'string',
      format: 'email',
      title: { de: 'E-Mail des API-Benutzers', en: 'E-mail of the API user' },
      description: {
        de: 'Die Adresse, mit der sich der Benutzer bei Clockodo anmeldet. Er braucht Rechte für Mitarbeiter, Kunden und Projekte.',
        en: 'The address with which the user signs in to Clockodo. The user needs permissions for co-workers, customers and projects.',
      },
    },
    apiKey: {
      type: 'string',
      secret: true,
      title: { de: 'API-Schlüssel', en: 'API key' },
      description: {
        de: 'Steht in Clockodo unter „Persönliche Daten“.',
        en: 'Found in Clockodo under "Personal data".',
      },
    },
    company: {
      type: 'string',
      minLength: 2,
      title: { de: 'Name Ihrer Firma', en: 'Name of your company' },
      description: {
        de: 'Clockodo verlangt in jedem Aufruf den Namen der Firma, die aufruft.',
        en: 'Clockodo wants the name of the company that calls in every call.',
      },
    },
    contact: {
      type: 'string',
      format: 'email',
      title: { de: 'E-Mail für technische Fragen', en: 'E-mail for technical questions' },
      description: {
        de: 'An wen Clockodo sich wendet, wenn mit den Aufrufen etwas nicht stimmt. Ohne Angabe die E-Mail des API-Benutzers.',
        en: 'Whom Clockodo turns to when something is wrong with the calls. The e-mail of the API user when left out.',
      },
    },
    server: {
      type: 'string',
      format: 'uri',
      default: 'https://my.clockodo.com/api',
      title: { de: 'Adresse der Schnittstelle', en: 'Address of the interface' },
      description: {
        de: 'Bleibt, wie sie ist; zum Ausprobieren eine andere.',
        en: 'Stays as it is; another one to try things out.',
      },
    },
  },
  optionalSettings: ['contact'],
  baseUrl: ({ server }) => server,
  auth: { scheme: 'apiKey', name: 'X-ClockodoApiKey', key: 'apiKey' },
  headers: [
    { name: 'X-ClockodoApiUser', setting: 'email' },
    { name: 'Accept-Language', text: 'de' },
  ],
  check,
  choices: { services, teams },
  limits: {
    concurrency: 4,
    rates: [
      { calls: 900, seconds: 60 },
      { calls: 2_250, seconds: 900 },
      { calls: 4_500, seconds: 3_600 },
      { calls: 20_000, seconds: 86_400 },
    ],
  },
});
