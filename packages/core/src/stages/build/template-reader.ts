import { compileTemplate, type CompiledTemplate, type TemplatePosition } from '../../templates/index.ts';

/** Reads a template and remembers it, so that the webhook knows what all its templates ask for. */
export type TemplateReader = (text: string, position: TemplatePosition) => CompiledTemplate;

/** A reader and the templates that it has read so far. */
export interface RememberingReader {
  readonly read: TemplateReader;
  readonly templates: readonly CompiledTemplate[];
}

export function rememberingReader(): RememberingReader {
  const templates: CompiledTemplate[] = [];
  return {
    templates,
    read(text, position) {
      const template = compileTemplate(text, position);
      templates.push(template);
      return template;
    },
  };
}
