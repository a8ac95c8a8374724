import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A call as a flow of Node-RED sees it. */
export interface SeenCall {
  readonly query: { readonly [name: string]: unknown };
  readonly body: unknown;
  readonly type: string;
}

const program = createRequire(import.meta.url).resolve('node-red/red.js');

/** Keeps what arrives at `POST /hook`, refuses what has no project, and tells at `GET /seen` what it has kept. */
const flow = [
  { id: 'tab', type: 'tab', label: 'Eilbote' },
  { id: 'hook', type: 'http in', z: 'tab', url: '/hook', method: 'post', wires: [['keep']] },
  {
    id: 'keep',
    type: 'function',
    z: 'tab',
    outputs: 1,
    func: `const { query, headers } = msg.req;
      flow.set('seen', [...(flow.get('seen') ?? []), { query, body: msg.payload, type: headers['content-type'] }]);
      msg.statusCode = query.tabelle === 'Auftrag' ? 200 : 422;
      return msg;`,
    wires: [['answer']],
  },
  { id: 'seen', type: 'http in', z: 'tab', url: '/seen', method: 'get', wires: [['tell']] },
  {
    id: 'tell',
    type: 'function',
    z: 'tab',
    outputs: 1,
    func: "msg.payload = flow.get('seen') ?? []; return msg;",
    wires: [['answer']],
  },
  { id: 'answer', type: 'http response', z: 'tab', wires: [] },
];

/** Node-RED in a process of its own, with one flow. */
export class NodeRed {
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #origin: string;

  private constructor(folder: string, child: ChildProcess, port: number) {
    this.#folder = folder;
    this.#process = child;
    this.#origin = `http://127.0.0.1:${port}`;
  }

  /** Resolves when the flow answers. @throws where Node-RED ends before */
  static async start(port: number): Promise<NodeRed> {
    const folder = mkdtempSync(join(tmpdir(), 'eilbote-node-red-'));
    const settings = {
      uiHost: '127.0.0.1',
      uiPort: port,
      flowFile: 'flow.json',
      httpAdminRoot: false,
      credentialSecret: false,
      telemetry: { enabled: false, updateNotification: false },
    };
    writeFileSync(join(folder, 'settings.js'), `module.exports = ${JSON.stringify(settings)};`);
    writeFileSync(join(folder, 'flow.json'), JSON.stringify(flow));
    const child = spawn(process.execPath, [program, '--userDir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const started = new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        if (text.includes('Started flows')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`Node-RED has ended with ${code}`)));
    });
    await started;
    return new NodeRed(folder, child, port);
  }

  get hook(): string {
    return `${this.#origin}/hook`;
  }

  async seen(): Promise<readonly SeenCall[]> {
    return (await (await fetch(`${this.#origin}/seen`)).json()) as SeenCall[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode === null) {
      this.#process.kill('SIGKILL');
      await once(this.#process, 'exit');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
