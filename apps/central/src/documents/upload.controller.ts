import { MAX_DOCUMENT_BYTES, REST } from '@loket/contract';
import {
  type ArgumentsHost,
  type CanActivate,
  Catch,
  Controller,
  type ExceptionFilter,
  type ExecutionContext,
  Get,
  Header,
  Inject,
  Injectable,
  Param,
  Post,
  Req,
  Res,
  UploadedFiles,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../access/access.ts';
import { failureOf, isUnexpected, STATUS_OF } from '../boundary/failure-of.ts';
import { Refusal } from '../boundary/refusal.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { plainPageHeaders } from '../web/plain-page.ts';
import { gone, type OpenUpload, PhoneFiles } from './phone-files.ts';
import { noUploadPage, UPLOAD_SCRIPT, uploadPage } from './upload-page.ts';
import { UPLOAD_WORDS } from './upload-words.ts';

const MOST_FILES = 10;

/** What multer gives for a file in memory. */
type ReceivedFile = { originalname: string; buffer: Buffer };

/** Before a single byte of a file is read. */
@Injectable()
class ValidUpload implements CanActivate {
  constructor(@Inject(PhoneFiles) private readonly files: PhoneFiles) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params } = context.switchToHttp().getRequest<Request>();
    if (!(await this.files.find(String(params.secret)))) throw gone();
    return true;
  }
}

const wantsJson = (request: Request): boolean => request.headers.accept === 'application/json';

/** A refusal as the page's own sentence; for its script as a `Failure`. */
@Injectable()
@Catch()
class UploadRefused implements ExceptionFilter {
  constructor(
    @Inject(PhoneFiles) private readonly files: PhoneFiles,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const failure = failureOf(error);
    if (isUnexpected(error)) this.log.error(describeError(error), 'a file could not be received');
    response.status(STATUS_OF[failure.code]);
    if (wantsJson(request)) {
      response.json(failure);
      return;
    }
    const upload = await this.files.find(String(request.params.secret)).catch(() => undefined);
    response.set(plainPageHeaders(true));
    response.send(upload ? uploadPage(upload, { refused: failure.code }) : noUploadPage());
  }
}

/** The page on the citizen's own phone. Public: whoever has the address may send, nobody reads anything back. */
@Controller()
@Access('public')
@ApiExcludeController()
@UseFilters(UploadRefused)
export class UploadController {
  constructor(@Inject(PhoneFiles) private readonly files: PhoneFiles) {}

  @Get('/u/send.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  script(): string {
    return UPLOAD_SCRIPT;
  }

  @Get(REST.upload(':secret'))
  async page(@Param('secret') secret: string, @Res() response: Response): Promise<void> {
    const upload = await this.files.find(secret);
    response.status(upload ? 200 : 404).set(plainPageHeaders(true));
    response.send(upload ? uploadPage(upload) : noUploadPage());
  }

  @Post(REST.upload(':secret'))
  @UseGuards(ValidUpload)
  @UseInterceptors(
    FilesInterceptor('files', MOST_FILES, {
      limits: { fileSize: MAX_DOCUMENT_BYTES, files: MOST_FILES, fields: 2, fieldSize: 100, headerPairs: 20 },
    }),
  )
  async send(
    @Param('secret') secret: string,
    @UploadedFiles() sent: ReceivedFile[] | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    // An input of the form that was left empty is sent as an empty file.
    const files = (sent ?? []).filter(({ buffer }) => buffer.length > 0);
    if (files.length === 0) throw new Refusal('bad_request', 'There is no file in this request.');
    // Browsers write names as UTF-8, multer reads them as Latin-1.
    for (const { originalname, buffer } of files)
      await this.files.receive(secret, {
        name: Buffer.from(originalname, 'latin1').toString('utf8'),
        bytes: buffer,
      });
    const upload = await this.files.find(secret);
    if (!upload) throw gone();
    answer(request, response, upload);
  }
}

function answer(request: Request, response: Response, upload: OpenUpload): void {
  if (wantsJson(request)) {
    response.status(200).json({ text: UPLOAD_WORDS[upload.locale].received(upload.received) });
    return;
  }
  response.status(200).set(plainPageHeaders(true)).send(uploadPage(upload, 'sent'));
}
