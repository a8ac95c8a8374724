import type { Commit } from '../disk/commit.ts';

/** A commit in one line of the trace; empty for those that tell nothing. */
export function commitText(commit: Commit): string {
  const text = textOf(commit);
  return text === '' ? '' : `${commit.process.owner.id}: ${commit.operation} ${text}`;
}

function textOf(commit: Commit): string {
  switch (commit.operation) {
    case 'accept':
      return JSON.stringify(
        commit.result.map((verdict) =>
          verdict.kind === 'accepted'
            ? verdict.events.map(({ sequence, known }) => (known ? `(${sequence})` : sequence)).join(' ')
            : verdict.kind,
        ),
      );
    case 'match': {
      const { started, waiting, ended, replaced } = commit.result;
      const replacements = replaced.map(({ delivery, by }) => ` ${delivery} replaced by ${by}`).join('');
      const events = commit.args[2].map(({ event }) => event).join(' ');
      return `events ${events}: ${started.length} start, ${waiting.length} wait, ${ended.length} ended; ${started.join(' ')}${replacements}`;
    }
    case 'claim':
    case 'reclaim':
      return commit.result.map(({ id, lane }) => `${id} (${lane})`).join(' ');
    case 'settle': {
      const refused = new Set(commit.result.refused);
      return commit.args[2]
        .map(({ delivery, state, attempts, due, parked, end }) => {
          const refusal = refused.has(delivery) ? ' REFUSED' : '';
          return `${delivery} ${state} ${attempts} due ${due ?? '-'} ${parked ?? ''}${end?.failure ?? ''}${refusal}`;
        })
        .join('; ');
    }
    case 'saveWebhook':
      return `${commit.args[0].id} ${commit.args[0].status} ${JSON.stringify(commit.result)}`;
    case 'setWebhookStatus':
      return `${commit.args[0].id} ${commit.args[0].status} ${commit.args[0].waiting ?? ''}`;
    case 'setPause':
      return `${commit.args[0].lane ?? 'everything'} ${commit.args[0].paused} ${JSON.stringify(commit.result)}`;
    case 'deleteWebhook':
      return commit.args[0].id;
    case 'takeDispatch':
      return commit.result.taken ? `epoch ${commit.result.epoch}, previous gone: ${commit.result.previousGone}` : '';
    case 'releaseDispatch':
      return 'done';
    default:
      return '';
  }
}
