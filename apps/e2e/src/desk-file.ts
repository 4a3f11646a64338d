import type {
  HearingCapacity,
  PaperKind,
  PaperWay,
  SignatureLevel,
  StatementKind,
  TemplateId,
} from '@loket/contract';
import { templateOf } from '@loket/statement/templates.ts';
import { inLocale } from '@loket/ui';
import {
  deskDocumentTexts,
  deskManualTexts,
  manualPaperWords,
  manualReasonWords,
} from '@loket/ui/texts/desk-documents.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import {
  deskPaperTexts,
  paperKindWords,
  paperStateWords,
  paperWayWords,
} from '@loket/ui/texts/desk-papers.ts';
import { deskSafetyTexts } from '@loket/ui/texts/desk-safety.ts';
import { deskSignatureTexts, signatureLevelWords } from '@loket/ui/texts/desk-signature.ts';
import { capacityWords, deskStatementTexts, statementKindWords } from '@loket/ui/texts/desk-statement.ts';
import { expect, type Locator, type Page } from '@playwright/test';

/** What the desk says about the content of a consultation, in Dutch. */
export const fileWords = {
  statement: inLocale(deskStatementTexts, 'nl'),
  signature: inLocale(deskSignatureTexts, 'nl'),
  levels: inLocale(signatureLevelWords, 'nl'),
  documents: inLocale(deskDocumentTexts, 'nl'),
  manual: inLocale(deskManualTexts, 'nl'),
  papers: inLocale(deskPaperTexts, 'nl'),
  safety: inLocale(deskSafetyTexts, 'nl'),
  navigation: inLocale(deskNavigationTexts, 'nl'),
};
const kindWords = inLocale(statementKindWords, 'nl');
const capacities = inLocale(capacityWords, 'nl');

/** The right column of the desk: statement, documents, papers. Every method does what an inspector does. */
export class DeskFile {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Brings a part in sight: `statement`, `documents` or `papers`. */
  async openPart(part: 'statement' | 'documents' | 'papers'): Promise<void> {
    const tab = this.#page.getByRole('tab', { name: new RegExp(`^${fileWords.navigation[part]}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  // --- the statement

  /** Chooses what it is about and shows the rights at the counter. */
  async startStatement(
    template: TemplateId,
    { kind, capacity }: { kind?: StatementKind; capacity?: HearingCapacity } = {},
  ): Promise<void> {
    await this.openPart('statement');
    await this.#choose(templateOf(template).title.nl);
    if (kind) await this.#choose(kindWords[kind]);
    if (capacity) await this.#choose(capacities[capacity]);
    await this.#press(fileWords.statement.start);
    await expect(this.#page.getByText(fileWords.statement.rightsTitle)).toBeVisible();
  }

  /** Until the citizen acknowledged the rights and writing is possible. */
  async canWrite(): Promise<void> {
    await expect(this.#field('story').locator('textarea')).toBeEditable();
  }

  /**
   * Answers one question of the template: text as it is typed, a date `2026-03-23`, a time `18:15`, a choice by its
   * value, yes or no as `yes` and `no`.
   */
  async answer(question: string, answer: string): Promise<void> {
    const field = this.#field(`answer ${question}`);
    await field.waitFor();
    if ((await field.locator('select').count()) > 0) await field.locator('select').selectOption(answer);
    else if ((await field.getByRole('radio').count()) > 0)
      await field
        .getByText(answer === 'yes' ? fileWords.statement.yes : fileWords.statement.no, { exact: true })
        .click();
    else await field.locator('input, textarea').fill(answer);
  }

  async answers(answers: Record<string, string>): Promise<void> {
    for (const [question, answer] of Object.entries(answers)) await this.answer(question, answer);
  }

  /** Types the story key by key, behind what is there. */
  async tell(story: string, { delayMs = 0 }: { delayMs?: number } = {}): Promise<void> {
    const area = this.#field('story').locator('textarea');
    await area.focus();
    await area.press('Control+End');
    // Many letters: each waits for the page to have taken the one before.
    await area.pressSequentially(story, { delay: delayMs, timeout: 60_000 });
  }

  storyText(): Promise<string> {
    return this.#field('story').locator('textarea').inputValue();
  }

  /** The sentences as the citizen reads them. */
  sentences(): Locator {
    return this.#page.locator('.sentences .sentence-text');
  }

  /** Until central has every word. */
  async allSaved(): Promise<void> {
    await expect(this.#page.locator('.save-state')).toHaveAttribute('data-state', 'saved');
  }

  saveState(): Locator {
    return this.#page.locator('.save-state');
  }

  /** Settles what the citizen disputed; sentences count from 1, as on the screen. */
  async settleDispute(sentence: number): Promise<void> {
    await this.#page
      .locator('.sentences > li')
      .nth(sentence - 1)
      .getByRole('button', { name: fileWords.statement.settle })
      .click();
  }

  async withInterpreter(name: string, language: string): Promise<void> {
    await this.#press(fileWords.statement.interpreter);
    await this.#page.getByLabel(fileWords.statement.interpreterName).fill(name);
    await this.#page.getByLabel(fileWords.statement.interpreterLanguage).fill(language);
    await this.#press(fileWords.statement.keep);
  }

  pause = (): Promise<void> => this.#press(fileWords.statement.pause);
  resume = (): Promise<void> => this.#press(fileWords.statement.resume);

  /** A suspicion arose: the hearing stops. */
  async stopHearing(): Promise<void> {
    await this.#press(fileWords.statement.stopHearing);
    await this.#press(fileWords.statement.stopNow);
    await expect(this.#page.getByText(fileWords.statement.stoppedTitle)).toBeVisible();
  }

  /** Puts the pages before the citizen. */
  async present(): Promise<void> {
    await this.#press(fileWords.signature.present);
    await expect(this.#page.getByText(fileWords.signature.presentedTitle)).toBeVisible();
  }

  /** Takes the pages back to go on writing. */
  async withdraw(): Promise<void> {
    await this.#press(fileWords.signature.withdraw);
    await this.canWrite();
  }

  async allPagesConfirmed(): Promise<void> {
    await expect(this.#page.getByText(fileWords.signature.confirmedText)).toBeVisible();
  }

  /** Until the citizen signed; says how the desk names what the signature is worth. */
  async signed(level: SignatureLevel): Promise<void> {
    await expect(this.#page.locator('.signature-level-name')).toHaveText(fileWords.levels[level], {
      timeout: 30_000,
    });
  }

  // --- documents

  async askForPhotos(): Promise<void> {
    await this.openPart('documents');
    await this.#press(fileWords.documents.phoneOpen);
    await expect(this.#page.getByText(fileWords.documents.phoneText)).toBeVisible();
  }

  documents(): Locator {
    return this.#page.locator('.document-card');
  }

  async takeStill(): Promise<void> {
    await this.#press(fileWords.documents.still);
  }

  async addPdf(name: string, bytes: Uint8Array): Promise<void> {
    await this.openPart('documents');
    await this.#page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
  }

  /** Shows a document on the counter; `at` counts from 0. */
  async showOnCounter(at: number): Promise<void> {
    await this.documents().nth(at).getByRole('button', { name: fileWords.documents.show }).click();
    await expect(this.#page.locator('.shown-now')).toBeVisible();
  }

  async stopShowing(): Promise<void> {
    await this.#page
      .locator('.shown-now')
      .getByRole('button', { name: fileWords.documents.stopShowing })
      .click();
    await expect(this.#page.locator('.shown-now')).toBeHidden();
  }

  // --- papers and hand-over

  /** Makes a paper for the citizen; it may still have to wait for its printer. */
  async give(kind: PaperKind, way: PaperWay, to?: string): Promise<void> {
    await this.openPart('papers');
    await this.#choose(inLocale(paperKindWords, 'nl')[kind]);
    await this.#choose(inLocale(paperWayWords, 'nl')[way]);
    if (to) await this.#page.getByLabel(fileWords.papers.email).fill(to);
    await this.#press(fileWords.papers.give);
  }

  /** The line of a paper that was made. */
  given(kind: PaperKind): Locator {
    return this.#page.locator('.given-papers li').filter({ hasText: inLocale(paperKindWords, 'nl')[kind] });
  }

  async delivered(kind: PaperKind): Promise<void> {
    await expect(this.given(kind).first()).toContainText(inLocale(paperStateWords, 'nl').delivered);
  }

  async setPvNumber(pvNumber: string): Promise<void> {
    await this.openPart('papers');
    await this.#page.getByRole('textbox', { name: fileWords.papers.pvTitle }).fill(pvNumber);
    await this.#press(fileWords.papers.pvSave);
  }

  async handOver(): Promise<void> {
    await this.openPart('papers');
    await this.#press(fileWords.papers.handOver);
    await expect(this.#page.locator('.hand-over-state')).toHaveAttribute(
      'data-state',
      /written|acknowledged/,
    );
  }

  async handOverAcknowledged(): Promise<void> {
    await expect(this.#page.locator('.hand-over-state')).toHaveAttribute('data-state', 'acknowledged');
  }

  // --- identification without a card

  /** Opens the dialog from the identity, fills it in and records it. */
  async identifyByHand(facts: {
    surname: string;
    givenNames: string;
    birthDate: string;
    paper: keyof typeof manualPaperWords;
    reason: keyof typeof manualReasonWords;
    nationalNumber?: string;
    still?: boolean;
  }): Promise<void> {
    const { manual, documents } = fileWords;
    await this.#press(manual.open);
    const dialog = this.#page.getByRole('alertdialog');
    await dialog.getByLabel(manual.surname, { exact: true }).fill(facts.surname);
    await dialog.getByLabel(manual.givenNames).fill(facts.givenNames);
    await dialog.getByLabel(manual.birthDate).fill(facts.birthDate);
    if (facts.nationalNumber) await dialog.locator('input[inputmode=numeric]').fill(facts.nationalNumber);
    await dialog.getByLabel(manual.paper).selectOption(facts.paper);
    await dialog.getByLabel(manual.reason).selectOption(facts.reason);
    if (facts.still) {
      await dialog.getByRole('button', { name: documents.still }).click();
      await expect(dialog.getByRole('img', { name: manual.paperStill })).toBeVisible();
    }
    await dialog.getByRole('button', { name: manual.save }).click();
    await expect(dialog).toBeHidden();
    await expect(this.#page.getByText(manual.notVerified).first()).toBeVisible();
  }

  #field(name: string): Locator {
    return this.#page.locator(`[data-field="${name}"]`);
  }

  async #choose(label: string): Promise<void> {
    await this.#page.locator('.radio').getByText(label, { exact: true }).click();
  }

  async #press(name: string): Promise<void> {
    await this.#page.getByRole('button', { name }).first().click();
  }
}
