import fs from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

/** One import of one file. */
export interface Import {
  /** The importing file, from the root of the house: `api/app.ts`. */
  from: string;
  /** A file of the house, or the name of a package, or `node:…`. */
  to: string;
  /** Only types come through this door; nothing is loaded. */
  typeOnly: boolean;
}

/** All imports of the TypeScript files under these folders of `root`. */
export function importsOf(root: string, rooms: readonly string[]): Import[] {
  return rooms.flatMap((room) => filesOf(root, room)).flatMap((file) => importsOfFile(root, file));
}

function filesOf(root: string, folder: string): string[] {
  const entries = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries.filter((name) => /\.ts$/.test(name) && !name.endsWith('.d.ts')).map((name) => path.join(folder, name));
}

function importsOfFile(root: string, file: string): Import[] {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteral(specifier))
      found.push({ from: file, to: target(root, file, specifier.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || isRequire(node)))
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

function isRequire({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'require';
}

function target(root: string, from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const base = path.join(path.dirname(from), specifier.replace(/\.js$/, ''));
  const places = [`${base}.ts`, path.join(base, 'index.ts'), base];
  return places.find((place) => fs.statSync(path.join(root, place), { throwIfNoEntry: false })?.isFile()) ?? base;
}
