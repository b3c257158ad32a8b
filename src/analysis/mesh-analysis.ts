import { IConstruct } from 'constructs';
import { Accepted } from './acceptances';
import { CATALOG, CatalogEntry } from './catalog';

/** What makes a finding right as it is. */
export interface FindingAcceptance {
  /** Why it is right as it is; told in the report. */
  readonly reason: string;
  /** What the finding is about: an object, such as `service.objects('VirtualService')[0]`, or the construct that its `path` names. */
  readonly on: IConstruct;
  /**
   * JSON pointer of the finding, where an object has several of one code: '/spec/http/1'.
   * @default - all findings of the code about the construct
   */
  readonly pointer?: string;
}

/** What a program has to say of its findings. */
export class MeshAnalysis {
  /**
   * The analysis of the mesh whose constructs are below a root.
   * @internal
   */
  public static _of(root: IConstruct): MeshAnalysis {
    return new MeshAnalysis(root);
  }

  private readonly list: Accepted[] = [];

  private constructor(private readonly root: IConstruct) {}

  /**
   * Takes a finding of one object as it is: it stops nothing, and the report tells it with the reason.
   *
   * Throws if the code is none of this library, if there is no reason, or if the construct is of another app.
   * What a target cannot carry (CM0101) is accepted by the name of the feature, where it is declared.
   * @param code code of the finding, of `docs/findings.md`
   * @param acceptance why, and what it is about
   */
  public accept(code: string, acceptance: FindingAcceptance): void {
    const { reason, on, pointer } = acceptance;
    requireCode(code);
    if (typeof reason !== 'string' || reason.trim() === '') throw new Error(`reason of the acceptance of ${code} must be a text, got: '${reason}'`);
    if (on?.node?.root !== this.root) {
      throw new Error(`on of the acceptance of ${code} must be a construct of the app of the mesh, got: '${on?.node?.path ?? String(on)}'`);
    }
    this.list.push({ code, reason, path: on.node.path, pointer });
  }

  /**
   * What was accepted.
   * @internal
   */
  public get _accepted(): Accepted[] {
    return this.list;
  }
}

function requireCode(code: string): void {
  if (code === CATALOG.unsupportedFeature.code) {
    throw new Error(`code must not be ${code}, got: '${code}', expected: the name of the feature in acceptLoss of the mesh or of the declaration`);
  }
  if (Object.values<CatalogEntry>(CATALOG).some(entry => entry.code === code)) return;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { OBJECT_ENTRIES } = require('./object-rules') as typeof import('./object-rules'); // loaded when it is asked, not with the library
  if (!OBJECT_ENTRIES.some(entry => entry.code === code)) {
    throw new Error(`code must be one of docs/findings.md, such as ${CATALOG.contradiction.code}, got: '${code}'`);
  }
}
