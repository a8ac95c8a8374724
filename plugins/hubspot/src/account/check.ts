import type { AccountCheck } from '@eilbote/contract';

/** Asks what account the token belongs to. */
export const check: AccountCheck = {
  request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['account-info', 'v3', 'details'] }, headers: {} }),
  read({ json }) {
    const { portalId, uiDomain, timeZone } = (json ?? {}) as { [name: string]: unknown };
    const number = typeof portalId === 'number' || typeof portalId === 'string' ? String(portalId) : undefined;
    return {
      ...(number === undefined ? {} : { name: `HubSpot ${number}` }),
      facts: [
        ...(typeof uiDomain === 'string' ? [{ title: { de: 'Oberfläche', en: 'Pages' }, text: uiDomain }] : []),
        ...(typeof timeZone === 'string' ? [{ title: { de: 'Zeitzone', en: 'Time zone' }, text: timeZone }] : []),
      ],
    };
  },
  sample: { portalId: 1_234_567, accountType: 'STANDARD', timeZone: 'Europe/Berlin', uiDomain: 'app-eu1.hubspot.com' },
};
