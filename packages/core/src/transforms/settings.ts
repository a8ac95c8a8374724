import { countryNames } from './places/country-names.ts';
import { defaultTransformSettings, type TransformSettings } from './transform.ts';

/** Settings as a host gives them, completed; the country in any form that the transform `country` recognises. */
export const readTransformSettings = ({
  timeZone = defaultTransformSettings.timeZone,
  country,
}: Partial<TransformSettings>): TransformSettings => ({
  timeZone,
  country: (country === undefined ? undefined : countryNames().codeOf(country)) ?? defaultTransformSettings.country,
});
