/** A text for people, in both languages that Eilbote speaks. German is written for office people in a joinery. */
export interface LocalizedText {
  readonly de: string;
  readonly en: string;
}

/** The languages that Eilbote speaks. */
export type Language = keyof LocalizedText;
