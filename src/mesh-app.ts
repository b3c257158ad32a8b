import { join } from 'path';
import { App, AppProps, Chart } from 'cdk8s';
import { CONSTRUCT_METADATA, constructMetadataOf } from './synthesis/construct-metadata';
import { OutputFolder } from './synthesis/files/output-folder';
import { Layout } from './synthesis/layout';
import { Synthesis } from './synthesis/synthesis';
import { yamlOfCharts } from './synthesis/yaml-of-charts';

/**
 * Defines an app whose synthesis takes time that grows with its objects only, whatever depends on what and however they are
 * divided into charts and files.
 *
 * The files are those of `App`, byte for byte. They are replaced together when all of them are complete; those that are the
 * same are not touched, and an error before that leaves what was there. Each validation is asked once, unless a chart of a class of one's own asks
 * `Chart` for its objects. What depends on itself is refused. Processes that synthesize into one folder must have files of different names.
 */
export class MeshApp extends App {
  private readonly recordsConstructs: boolean;

  /**
   * Defines an app.
   * @param props as those of `App`
   */
  public constructor(props: AppProps = {}) {
    super(props);
    this.recordsConstructs = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
  }

  /** Returns all charts in the order in which they are synthesized: each after those that it depends on, or that are in it. */
  public get charts(): Chart[] {
    return (Synthesis.of(this) ?? Synthesis.unvalidated(this)).charts;
  }

  /**
   * Synthesizes all manifests to the output directory. Throws before anything is written if something is invalid, and
   * leaves what was there if something cannot be rendered or written; if a file cannot be replaced, it tells how many are by then.
   */
  public synth(): void {
    const synthesis = Synthesis.validated(this);
    synthesis.during(() => {
      const { charts } = this;
      OutputFolder.fill(folder => {
        folder.folder(this.outdir);
        new Layout(synthesis, folder).write(charts);
        if (!this.recordsConstructs) return;
        folder.file(join(this.outdir, CONSTRUCT_METADATA), sink => sink(Buffer.from(constructMetadataOf(synthesis, this.charts))));
      });
    });
  }

  /** Synthesizes all manifests into a YAML string. Throws if something is invalid. */
  public synthYaml(): string {
    const synthesis = Synthesis.validated(this);
    return synthesis.during(() => yamlOfCharts(synthesis, this.charts));
  }
}
