import { describe, expect, it } from 'vitest';
import { readWebhook, type CheckContext } from '../index.ts';
import { context as installation, short } from './testing/checking.ts';

const { targets, connections } = installation;
const [target] = targets;
const call = target?.actions['call'];
const context: CheckContext = {
  ...installation,
  targets:
    target === undefined || call === undefined
      ? []
      : [{ ...target, actions: { call: { ...call, queryNames: ['ereignis'] } } }],
};
const attributes = [
  { name: 'token', text: 'x', part: 'url' as const },
  { name: 'note', text: 'x', part: 'json' as const },
];
const warnings = (change: object) =>
  readWebhook({ name: 'Hook', event: 'project.created', attributes, ...change }, context).warnings.map(short);

describe('a parameter of the receiver’s own query', () => {
  it.each([
    ['https://receiver.example/hook?ereignis=1', ['/url PARAMETER_TWICE']],
    ['https://receiver.example/hook?a=1&ereigni%73&token=2', ['/url PARAMETER_TWICE', '/url PARAMETER_TWICE']],
    [
      'https://receiver.example/hook?x={{ Auftrag.AuftragsNr }}&token={{ Auftrag.AuftragsNr }}',
      ['/url PARAMETER_TWICE'],
    ],
    ['https://receiver.example/hook?note=1&Ereignis=2&x=ereignis', []],
    ['https://receiver.example/ereignis=1', []],
    ['https://receiver.example/hook?x=1?ereignis=2', []],
  ])('in %s is told of when the call adds it as well', (url, expected) => {
    expect(warnings({ url })).toEqual(expected);
  });

  it('counts with every attribute where the method is GET, because all stand in the URL then', () => {
    expect(warnings({ url: 'https://receiver.example/?note=1', method: 'GET' })).toContain('/url PARAMETER_TWICE');
  });

  it('is looked for in the path below a connection, too', () => {
    expect(connections).toHaveLength(1);
    expect(warnings({ connection: 'con_1', path: '/hook?ereignis=1' })).toEqual(['/path PARAMETER_TWICE']);
  });
});
