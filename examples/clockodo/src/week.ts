import type { EventInput } from '@eilbote/core';
import { anEvent } from '@eilbote/testkit';

const assembly = anEvent('projectTime.created');
const counter = { AuftragsNr: '06127' };

/** A week of a joinery. The examples of the catalogue tell it; a host takes records from its own tables. */
export const week: readonly EventInput[] = [
  anEvent('employee.created', { records: { Personal: { PersonalNr: '07', Name1: 'Tobias', Name2: 'Jäger' } } }),
  // Without an e-mail address Clockodo takes nobody: this one fails and says what to do.
  anEvent('employee.created', { records: { Personal: { PersonalNr: '5052', email: '' } } }),
  anEvent('customer.created'),
  anEvent('project.created'),
  anEvent('project.processStatusChanged'),
  anEvent('project.created', {
    records: {
      Auftrag: { ...counter, Bauvorhaben: 'Thekenanlage und Wandverkleidung', KundenNr: 'n20-01170' },
      Kunden: { KundenNr: 'n20-01170', Name1: 'Café Rosenblüte', Name2: 'Inh. Jana Weiß' },
    },
  }),
  assembly,
  anEvent('project.delivered'),
  anEvent('project.invoiced'),
];
