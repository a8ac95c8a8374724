import { momentFormatParameter } from './moment-format.ts';
import { zoneParameter } from './time-zone.ts';

/** Times of the other side, in the same order for start and end. */
export const workedParameters = {
  duration: {
    type: 'value',
    title: { de: 'Dauer', en: 'Duration' },
    description: {
      de: 'Ohne Pause. Sie entscheidet, wo eine Stunde zweimal vorkommt, und ergibt das Ende, wo keines steht.',
      en: 'Without the pause. It decides where an hour comes twice, and gives the end where none is written.',
    },
  },
  pause: { type: 'value', title: { de: 'Pause', en: 'Pause' } },
  zone: zoneParameter,
  format: momentFormatParameter,
} as const;

/** When it began. */
export const fromParameter = { type: 'value', title: { de: 'Beginn', en: 'Start' } } as const;
/** When it ended. */
export const toParameter = { type: 'value', title: { de: 'Ende', en: 'End' } } as const;
