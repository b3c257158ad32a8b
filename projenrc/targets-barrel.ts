import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { Component, Project, TextFile } from 'projen';

const TARGETS = 'src/targets';

/** Generates `src/targets/index.ts` and `rules.ts` from the folders in `src/targets`: adding a mesh edits no existing file by hand. */
export class TargetsBarrel extends Component {
  constructor(project: Project) {
    super(project);
    const file = new TextFile(project, `${TARGETS}/index.ts`, { editGitignore: false });
    const marker = file.marker ? [`// ${file.marker}`] : [];
    file.addLine([...marker, 'export * from \'./target\';', ...this.houses().map(house => `export * from './${house}';`), ''].join('\n').trimEnd());
    file.addLine('');
    this.rules(marker);
  }

  /** Joins the rules of the houses that have some. */
  private rules(marker: string[]): void {
    const rules = new TextFile(this.project, `${TARGETS}/rules.ts`, { editGitignore: false });
    const houses = this.houses().filter(house => existsSync(join(this.project.outdir, TARGETS, house, 'rules', 'index.ts')));
    const names = houses.map(house => house.replace(/-/g, '_').toUpperCase());
    rules.addLine([
      ...marker, ...houses.map((house, i) => `import { RULES as ${names[i]} } from './${house}/rules';`),
      'import { ObjectRule } from \'../analysis/rules/rule\';', '', '/** Rules of all houses. */',
      `export const RULES: ObjectRule[] = [${names.map(name => `...${name}`).join(', ')}];`,
    ].join('\n'));
    rules.addLine('');
  }

  /** Houses are the folders that have an `index.ts` of their own. */
  private houses(): string[] {
    const root = join(this.project.outdir, TARGETS);
    if (!existsSync(root)) return [];
    return readdirSync(root).filter(name => existsSync(join(root, name, 'index.ts'))).sort();
  }
}
