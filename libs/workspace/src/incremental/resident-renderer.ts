import { isError } from '@strata/model';
import { ChangeWriter } from '../apply';
import { forgetModules } from '../load-module';
import { Renderer } from './renderer';
import type { Rendering } from './renderer';

/** A render with what became of it. */
export interface ResidentRendering extends Rendering {
  /** False where there are errors: then nothing was written. */
  readonly isWritten: boolean;
}

/** Renders a workspace again and again in one process, and does each time only what a change of its sources asks for. */
export class ResidentRenderer {
  private renderer: Renderer | undefined;
  private isWarm = false;
  private written: Rendering['changes'] | undefined;

  constructor(private readonly root: string) {}

  /**
   * Renders, and writes what differs unless there are errors.
   *
   * @param changed sources that may have changed since the last render, from the workspace root
   */
  render(changed: readonly string[]): ResidentRendering {
    try {
      const renderer = this.renderer?.update(changed) === true ? this.renderer : this.renew();
      return this.renderBy(renderer);
    } catch (error) {
      // What failed half-way may know what is not so.
      this.renderer = undefined;
      throw error;
    }
  }

  private renew(): Renderer {
    if (this.renderer !== undefined) forgetModules(this.root);
    return (this.renderer = new Renderer(this.root));
  }

  private renderBy(renderer: Renderer): ResidentRendering {
    const writer = new ChangeWriter(this.root);
    this.written = undefined;
    const rendering = renderer.render([], { writer });
    if (rendering.issues.some(isError)) {
      writer.abort();
      return { ...rendering, isWritten: false };
    }
    const refused = writer.commit();
    if (refused.length > 0) {
      // What was written all the same is not known.
      this.renderer = undefined;
      return { ...rendering, issues: [...rendering.issues, ...refused], isWritten: false };
    }
    this.written = rendering.changes;
    return { ...rendering, isWritten: true };
  }

  /** Keeps what the last render found for other processes, and gets ready for the next change. */
  settle(): void {
    this.renderer?.save(this.written);
    this.written = undefined;
    this.renderer?.prepare();
    if (this.isWarm) return;
    this.isWarm = true;
    try {
      this.renderer?.warmUp();
    } catch {
      // Whatever is wrong: the next render tells.
      this.renderer = undefined;
    }
  }
}
