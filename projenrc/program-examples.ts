import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const PROGRAMS = join(__dirname, '..', 'test', 'analysis', 'programs.ts');

/** A program that has a finding, and the same without it, as TypeScript. */
export interface ProgramExample {
  readonly bad: string;
  readonly good: string;
}

/** Programs of `test/analysis/programs.ts` by name: each is read twice, with what `has` decides decided. */
export function programExamples(): Map<string, ProgramExample> {
  const source = ts.createSourceFile(PROGRAMS, readFileSync(PROGRAMS, 'utf-8'), ts.ScriptTarget.ES2022, true);
  const cases = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText() === 'CASES')!.initializer as ts.ObjectLiteralExpression;
  return new Map(cases.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => {
    const [, program] = (initializer as ts.ArrayLiteralExpression).elements;
    return [name.getText(), { bad: printed(program as ts.ArrowFunction, true), good: printed(program as ts.ArrowFunction, false) }];
  }));
}

function printed(program: ts.ArrowFunction, has: boolean): string {
  const { transformed: [{ body }] } = ts.transform(program, [decided(has)]);
  const printer = ts.createPrinter({ removeComments: false });
  const print = (node: ts.Node) => printer.printNode(ts.EmitHint.Unspecified, node, program.getSourceFile());
  const lines = ts.isBlock(body) ? body.statements.map(print) : [`${print(ts.isVoidExpression(body) ? body.expression : body)};`];
  return lines.join('\n').replace(/^( {4})+/gm, spaces => ' '.repeat(spaces.length / 2)).replace(/\n\s*\n/g, '\n');
}

/** Takes the branch that `has` leads to; what is left empty goes. */
function decided(has: boolean): ts.TransformerFactory<ts.ArrowFunction> {
  return context => {
    const visit = (node: ts.Node): ts.VisitResult<ts.Node | undefined> => {
      const seen = ts.visitEachChild(node, visit, context);
      if (ts.isConditionalExpression(seen)) return branch(seen.condition, has, seen.whenTrue, seen.whenFalse) ?? seen;
      const decision = ts.isIfStatement(seen) ? valueOf(seen.expression, has) : undefined;
      if (ts.isIfStatement(seen) && decision !== undefined) return decision ? seen.thenStatement : undefined;
      if (ts.isBinaryExpression(seen) && seen.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
        return branch(seen.left, has, seen.right, ts.factory.createFalse()) ?? seen;
      }
      if (!ts.isObjectLiteralExpression(seen)) return seen;
      return ts.factory.updateObjectLiteralExpression(seen, seen.properties.flatMap(each => kept(each, has)));
    };
    return root => ts.visitNode(root, visit) as ts.ArrowFunction;
  };
}

function branch(condition: ts.Expression, has: boolean, whenTrue: ts.Expression, whenFalse: ts.Expression): ts.Expression | undefined {
  const value = valueOf(condition, has);
  return value === undefined ? undefined : value ? whenTrue : whenFalse;
}

/** What `has` and `!has` are. */
function valueOf(node: ts.Node, has: boolean): boolean | undefined {
  if (ts.isParenthesizedExpression(node)) return valueOf(node.expression, has);
  if (ts.isIdentifier(node)) return node.text === 'has' ? has : undefined;
  const isNot = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
  const inner = isNot ? valueOf(node.operand, has) : undefined;
  return inner === undefined ? undefined : !inner;
}

function kept(property: ts.ObjectLiteralElementLike, has: boolean): ts.ObjectLiteralElementLike[] {
  if (ts.isSpreadAssignment(property)) {
    const { expression } = property;
    if (ts.isObjectLiteralExpression(expression)) return [...expression.properties];
    return expression.kind === ts.SyntaxKind.FalseKeyword ? [] : [property];
  }
  if (!ts.isPropertyAssignment(property)) return [property];
  if (ts.isIdentifier(property.initializer) && property.initializer.text === 'undefined') return [];
  const value = valueOf(property.initializer, has);
  if (value === undefined) return [property];
  return [ts.factory.createPropertyAssignment(property.name, value ? ts.factory.createTrue() : ts.factory.createFalse())];
}
