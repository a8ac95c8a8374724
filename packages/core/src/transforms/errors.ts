import { defineError, type LocalizedText } from '@eilbote/contract';

interface Refusal extends Record<string, unknown> {
  /** Name of the transform. */
  readonly transform: string;
  readonly reason: LocalizedText;
}

const sentence = ({ transform, reason }: Refusal): LocalizedText => ({
  de: `Filter „${transform}“: ${reason.de}`,
  en: `Filter "${transform}": ${reason.en}`,
});

export const VALUE_NOT_TRANSFORMED = defineError<Refusal>(
  'VALUE_NOT_TRANSFORMED',
  {
    de: 'Ein Wert lässt sich nicht in die Form bringen, die verlangt ist.',
    en: 'A value cannot be brought into the form that is asked for.',
  },
  sentence,
);

export const TRANSFORM_MISUSED = defineError<Refusal>(
  'TRANSFORM_MISUSED',
  {
    de: 'Ein Filter wird mit Angaben verwendet, die er nicht kennt oder nicht brauchen kann.',
    en: 'A filter is used with parameters that it does not know or cannot use.',
  },
  sentence,
);
