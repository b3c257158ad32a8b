import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { Component, Project, TextFile } from 'projen';

const TARGETS = 'src/targets';

/** Generates `src/targets/index.ts` from the folders in `src/targets`: adding a mesh edits no existing file by hand. */
export class TargetsBarrel extends Component {
  constructor(project: Project) {
    super(project);
    const file = new TextFile(project, `${TARGETS}/index.ts`, { editGitignore: false });
    const marker = file.marker ? [`// ${file.marker}`] : [];
    file.addLine([...marker, 'export * from \'./target\';', ...this.houses().map(house => `export * from './${house}';`), ''].join('\n').trimEnd());
    file.addLine('');
  }

  /** Houses are the folders that have an `index.ts` of their own. */
  private houses(): string[] {
    const root = join(this.project.outdir, TARGETS);
    if (!existsSync(root)) return [];
    return readdirSync(root).filter(name => existsSync(join(root, name, 'index.ts'))).sort();
  }
}
