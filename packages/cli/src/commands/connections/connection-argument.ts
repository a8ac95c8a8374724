import type { ArgumentDefinition } from '../../command.ts';

export const connectionArgument: ArgumentDefinition = {
  name: '<connection>',
  text: { de: 'Name oder Kennung', en: 'name or id' },
};
