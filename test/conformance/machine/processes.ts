import { ChildProcess, execFileSync, spawn } from 'child_process';
import { openSync, readFileSync } from 'fs';
import { createInterface } from 'readline';

/** Where and how a process runs. */
export interface ProcessOptions {
  /** File for all that it prints. */
  readonly log: string;
  /** Name of the network namespace. */
  readonly pod?: string;
  /** User that it runs as. */
  readonly uid?: number;
  readonly env?: { [name: string]: string };
  readonly cwd?: string;
}

/** Processes that a suite started; all end with it. */
export class Processes {
  private readonly running: { child: ChildProcess; log: string; command: string }[] = [];

  /** Starts a process that goes on. */
  public start(command: string[], options: ProcessOptions): ChildProcess {
    const [file, ...args] = within(command, options);
    const log = openSync(options.log, 'a');
    const child = spawn(file, args, { stdio: ['ignore', log, log], env: { ...process.env, ...options.env }, cwd: options.cwd, detached: true });
    this.running.push({ child, log: options.log, command: command[0] });
    return child;
  }

  /** Runs a command to its end, and gives what it prints. */
  public run(command: string[], options: Partial<ProcessOptions> & { input?: string; timeout?: number } = {}): string {
    const [file, ...args] = within(command, options);
    return execFileSync(file, args, {
      encoding: 'utf-8',
      input: options.input,
      env: { ...process.env, ...options.env },
      cwd: options.cwd,
      timeout: options.timeout,
      maxBuffer: 2 ** 30,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  /** Runs a command beside others, and gives what it prints. */
  public async output(command: string[], options: Partial<ProcessOptions> & { input?: string } = {}): Promise<string> {
    const [file, ...args] = within(command, options);
    const child = spawn(file, args, { env: { ...process.env, ...options.env }, cwd: options.cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.stdin.end(options.input ?? '');
    const status = await new Promise(resolve => child.on('close', resolve));
    if (status !== 0) throw new Error(`${command.slice(0, 3).join(' ')} ended with ${status}: ${Buffer.concat(err).toString().slice(-2000)}`);
    return Buffer.concat(out).toString();
  }

  /** Starts a command in a pod, and waits until it says READY; it goes on until its input ends, and then gives what it prints. */
  public async converse(command: string[], pod: string, first: string): Promise<{ end(): Promise<string> }> {
    const [file, ...args] = within(command, { pod });
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stderr.on('data', chunk => err.push(chunk));
    child.stdout.on('data', chunk => out.push(chunk));
    const closed = new Promise(resolve => child.on('close', resolve));
    const ready = new Promise<void>(resolve => child.stderr.on('data', () => Buffer.concat(err).includes('READY') && resolve()));
    child.stdin.write(first);
    await Promise.race([ready, closed]);
    return {
      end: async () => {
        child.stdin.end();
        const status = await closed;
        if (status !== 0) throw new Error(`${command.slice(0, 2).join(' ')} ended with ${status}: ${Buffer.concat(err).toString().slice(-2000)}`);
        return Buffer.concat(out).toString();
      },
    };
  }

  /**
   * Waits until something is so.
   *
   * @throws if it is not so in time, with the last lines of all processes that ended meanwhile
   */
  public async until(what: string, is: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      if (await Promise.resolve().then(is).catch(() => false)) return;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const ended = this.running.filter(({ child }) => child.exitCode !== null || child.signalCode !== null);
    const tails = ended.map(({ log, command }) => `${command}: ${readFileSync(log, 'utf-8').slice(-1500)}`);
    throw new Error(`not in ${seconds} s: ${what}\n${tails.join('\n')}`);
  }

  /** Starts a process that is talked to: line by line, each answered by a line. */
  public talk(command: string[], options: ProcessOptions): (line: string) => Promise<string> {
    const [file, ...args] = within(command, options);
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', openSync(options.log, 'a')], detached: true });
    this.running.push({ child, log: options.log, command: command[0] });
    const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
    createInterface({ input: child.stdout! }).on('line', line => waiting.shift()?.resolve(line));
    child.on('close', () => waiting.forEach(({ reject }) => reject(new Error(`${command[0]} ended: ${readFileSync(options.log, 'utf-8').slice(-1500)}`))));
    return line => new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin!.write(line + '\n');
    });
  }

  /** Ends one process. */
  public async stop(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise(resolve => child.on('close', resolve));
    kill(child);
    await gone;
  }

  /** Ends all of them. */
  public async stopAll(): Promise<void> {
    await Promise.all(this.running.map(({ child }) => this.stop(child)));
  }
}

function kill({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // gone already
  }
}

function within(command: string[], { pod, uid }: Partial<ProcessOptions>): string[] {
  const there = pod === undefined ? [] : ['nsenter', `--net=/run/netns/${pod}`, '--'];
  const user = uid === undefined ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--'];
  return [...there, ...user, ...command];
}
