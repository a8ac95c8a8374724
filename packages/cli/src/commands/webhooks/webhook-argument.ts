import type { ArgumentDefinition } from '../../command.ts';

export const webhookArgument: ArgumentDefinition = {
  name: '<webhook>',
  text: { de: 'Name oder Kennung', en: 'name or id' },
};
