import type { Choice, ChoiceInput, ChoiceList, JsonValue, RequestDraft } from '@eilbote/contract';

const request = ({ url }: ChoiceInput): RequestDraft => ({
  method: 'GET',
  url: { base: url, path: ['crm', 'v3', 'pipelines', 'deals'] },
  headers: {},
});

const sample: JsonValue = {
  results: [{ id: 'default', label: 'Sales', stages: [{ id: 'appointmentscheduled', label: 'Termin vereinbart' }] }],
};

interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly { readonly id: string; readonly label: string }[];
}

const pipelinesIn = (json: JsonValue | undefined): readonly Pipeline[] =>
  (json as { readonly results: readonly Pipeline[] } | undefined)?.results ?? [];

/** The pipelines of the account that hold deals. */
export const pipelines: ChoiceList = {
  title: { de: 'Pipelines', en: 'Pipelines' },
  request,
  read: ({ json }) => ({ choices: pipelinesIn(json).map(({ id, label }): Choice => ({ value: id, title: label })) }),
  sample,
};

/** The stages of all pipelines: a stage is known by its id alone. */
export const stages: ChoiceList = {
  title: { de: 'Phasen', en: 'Stages' },
  request,
  read: ({ json }) => ({
    choices: pipelinesIn(json).flatMap((pipeline) =>
      pipeline.stages.map(({ id, label }): Choice => ({ value: id, title: `${pipeline.label}: ${label}` })),
    ),
  }),
  sample,
};
