import type { ActionParameters } from '@eilbote/contract';
import { CRAFTBOXX_ASSIGNMENT_UNKNOWN } from './errors.ts';
import type { WantedRecord } from './wanted-record.ts';

/** States that an assignment can have in Craftboxx. */
export const states = ['UNPLANNED', 'SCHEDULED', 'IN_PROGRESS', 'DELAYED', 'DONE'] as const;

/** Which assignment of a project a webhook is about: a project may have one of each. */
export const assignmentParameter = {
  assignment: {
    type: 'string',
    minLength: 1,
    maxLength: 100,
    default: 'Montage',
    title: { de: 'Einsatz', en: 'Assignment' },
    description: {
      de: 'Titel des Einsatzes in Craftboxx, z. B. „Montage“ oder „Aufmaß“. Ein Auftrag kann mehrere haben; für jeden einen eigenen Webhook.',
      en: 'Title of the assignment in Craftboxx, e.g. "Montage" or "Aufmaß". A project may have several; each takes a webhook of its own.',
    },
  },
} as const satisfies ActionParameters;

/** What an assignment is called with `source`: a project may have several. */
export const assignmentKey = (project: string, assignment: string): string => `${project}/${assignment}`;

/** An assignment that must have come from here. Its body throws CRAFTBOXX_ASSIGNMENT_UNKNOWN. */
export const knownAssignment = (project: string, assignment: string): WantedRecord => ({
  kind: 'assignment',
  key: assignmentKey(project, assignment),
  mustExist: true,
  body: () => Promise.reject(CRAFTBOXX_ASSIGNMENT_UNKNOWN({ project, assignment })),
});
