import {
  ConsultationId,
  DocumentId,
  DocumentInfo,
  MAX_DOCUMENT_BYTES,
  PhoneUpload,
  REST,
  SetAnnex,
  Showing,
} from '@loket/contract';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { readBytes, sendBytes } from '../boundary/bytes.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Documents, plainName } from './documents.service.ts';
import { Stills } from './stills.ts';

const Id = new Checked(z.object({ id: ConsultationId }));
type Id = { id: ConsultationId };
const OfDocument = new Checked(z.object({ id: ConsultationId, documentId: DocumentId }));
type OfDocument = { id: ConsultationId; documentId: DocumentId };
const ReadAgain = z.object({ reason: z.string().trim().min(5).max(300).optional() });
/** The file's own name, where the desk gives it. */
const Named = z.object({ name: z.string().trim().max(200).default('document.pdf') });

const REFUSALS = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'out_of_state',
  'held_by_other',
] as const;

/** Documents on the inspector's side. */
@Controller()
@Access('staff', 'inspector', 'chief_inspector')
export class DocumentsController {
  constructor(
    @Inject(Documents) private readonly documents: Documents,
    @Inject(Stills) private readonly stills: Stills,
  ) {}

  @Post(REST.phoneUpload(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'The address for the citizen’s phone; the same while it is valid',
    answer: PhoneUpload,
    refusals: REFUSALS,
  })
  phoneUpload(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<PhoneUpload> {
    return this.documents.phoneUpload(staff, id);
  }

  @Post(REST.documents(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Add a PDF (application/pdf as the body) to show at the counter',
    query: Named,
    answer: DocumentInfo,
    refusals: [...REFUSALS, 'too_large', 'file_not_accepted'],
  })
  async add(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Query(new Checked(Named)) { name }: z.output<typeof Named>,
    @Req() request: Request,
  ): Promise<DocumentInfo> {
    const bytes = await readBytes(request, 'application/pdf', MAX_DOCUMENT_BYTES);
    return this.documents.addPdf(staff, id, plainName(name, 'application/pdf'), bytes);
  }

  @Get(REST.document(':id', ':documentId'))
  @Documented({
    summary: 'The bytes of a document; recorded, and after the consultation with a reason',
    query: ReadAgain,
    status: 200,
    refusals: REFUSALS,
  })
  async read(
    @CurrentStaff() staff: StaffSession,
    @Param(OfDocument) { id, documentId }: OfDocument,
    @Query(new Checked(ReadAgain)) { reason }: z.output<typeof ReadAgain>,
    @Res() response: Response,
  ): Promise<void> {
    const { mediaType, bytes } = await this.documents.forInspector(staff, id, documentId, reason);
    sendBytes(response, mediaType, bytes);
  }

  @Post(REST.document(':id', ':documentId'))
  @HttpCode(200)
  @Documented({
    summary: 'Say whether a document is an annex of the statement',
    body: SetAnnex,
    answer: DocumentInfo,
    refusals: REFUSALS,
  })
  annex(
    @CurrentStaff() staff: StaffSession,
    @Param(OfDocument) { id, documentId }: OfDocument,
    @Body(new Checked(SetAnnex)) { annex }: SetAnnex,
  ): Promise<DocumentInfo> {
    return this.documents.setAnnex(staff, id, documentId, annex);
  }

  @Post(REST.still(':id'))
  @HttpCode(202)
  @Documented({ summary: 'Ask for a still of the document camera', status: 202, refusals: REFUSALS })
  still(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<void> {
    return this.stills.ask(staff, id);
  }

  @Put(REST.showing(':id'))
  @HttpCode(204)
  @Documented({ summary: 'Show a page of a document at the counter', body: Showing, refusals: REFUSALS })
  show(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Body(new Checked(Showing)) showing: Showing,
  ): Promise<void> {
    return this.documents.show(staff, id, showing);
  }

  @Delete(REST.showing(':id'))
  @HttpCode(204)
  @Documented({ summary: 'Show nothing any more', refusals: REFUSALS })
  hide(@CurrentStaff() staff: StaffSession, @Param(Id) { id }: Id): Promise<void> {
    return this.documents.show(staff, id, null);
  }
}
