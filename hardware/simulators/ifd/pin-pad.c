/*
 * A card reader with keys of its own, as a driver of pcscd (IFD handler 3.0), for tests and development.
 *
 * Towards the card it speaks the framing of vsmartcard's virtual reader: it listens on the port of DEVICENAME
 * ("/dev/null:PORT"), a card program connects, and every payload has its length as two bytes before it, big-endian.
 * Payloads of one byte are controls: 00 power off, 01 power on, 02 reset, 04 "your answer to reset, please", and, ours,
 * 10 "the next key, please", which is answered by one byte: an ASCII digit, 0D, 1B, or 00 for nobody there.
 * An answer of one byte to a command is a failing line.
 *
 * FEATURE_VERIFY_PIN_DIRECT (PC/SC 2, part 10): the digits go from the keys into the VERIFY command here and on to the
 * card; the program that asked gets the status word and nothing else.
 */

#include <arpa/inet.h>
#include <errno.h>
#include <ifdhandler.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <reader.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define CONTROL_POWER_OFF 0x00
#define CONTROL_POWER_ON 0x01
#define CONTROL_RESET 0x02
#define CONTROL_ATR 0x04
#define CONTROL_NEXT_KEY 0x10

#define KEY_CONFIRM 0x0D
#define KEY_CANCEL 0x1B

/* As libccid numbers it: any code will do, the client asks for it. */
#define VERIFY_PIN_DIRECT SCARD_CTL_CODE(FEATURE_VERIFY_PIN_DIRECT + 0x330)

/* What this reader says instead of a card's status word. */
#define SW_TIMED_OUT 0x6400
#define SW_CANCELLED 0x6401
#define SW_BAD_LENGTH 0x6403
#define SW_BAD_STRUCTURE 0x6B80

#define SILENT_AFTER_SECONDS 20
#define LONGEST_FRAME 0xFFFF
#define LONGEST_PIN 12

/* One reader: this driver does not offer to manage more. */
static int listener = -1;
static int card = -1;
static UCHAR atr[MAX_ATR_SIZE];
static DWORD atr_length = 0;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void drop_card(void) {
  if (card >= 0) close(card);
  card = -1;
  atr_length = 0;
}

static int write_all(const UCHAR *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = send(card, bytes, length, MSG_NOSIGNAL);
    if (written <= 0) return -1;
    bytes += written;
    length -= (size_t)written;
  }
  return 0;
}

static int read_all(UCHAR *bytes, size_t length) {
  while (length > 0) {
    ssize_t got = recv(card, bytes, length, 0);
    if (got <= 0) return -1;
    bytes += got;
    length -= (size_t)got;
  }
  return 0;
}

static int send_frame(const UCHAR *payload, size_t length) {
  UCHAR header[2] = {(UCHAR)(length >> 8), (UCHAR)length};
  if (card < 0 || write_all(header, 2) < 0 || write_all(payload, length) < 0) {
    drop_card();
    return -1;
  }
  return 0;
}

static int send_control(UCHAR control) { return send_frame(&control, 1); }

/* The payload's length, or -1; a card that left or fell silent is dropped. */
static long receive_frame(UCHAR *payload, size_t room) {
  UCHAR header[2];
  if (card < 0 || read_all(header, 2) < 0) {
    drop_card();
    return -1;
  }
  size_t length = (size_t)header[0] << 8 | header[1];
  if (length == 0 || length > room || read_all(payload, length) < 0) {
    drop_card();
    return -1;
  }
  return (long)length;
}

static int ask_atr(void) {
  UCHAR answer[LONGEST_FRAME];
  if (send_control(CONTROL_ATR) < 0) return -1;
  long length = receive_frame(answer, sizeof answer);
  if (length <= 0 || length > MAX_ATR_SIZE) return -1;
  memcpy(atr, answer, (size_t)length);
  atr_length = (DWORD)length;
  return 0;
}

static void accept_card(void) {
  struct pollfd waiting = {.fd = listener, .events = POLLIN};
  if (card >= 0 || listener < 0 || poll(&waiting, 1, 0) <= 0) return;
  card = accept(listener, NULL, NULL);
  struct timeval silence = {.tv_sec = SILENT_AFTER_SECONDS};
  if (card >= 0) setsockopt(card, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
}

static RESPONSECODE exchange(const UCHAR *command, size_t length, UCHAR *answer, PDWORD answer_length) {
  UCHAR received[LONGEST_FRAME];
  if (send_frame(command, length) < 0) return IFD_COMMUNICATION_ERROR;
  long got = receive_frame(received, sizeof received);
  if (got < 2 || (DWORD)got > *answer_length) return IFD_COMMUNICATION_ERROR;
  memcpy(answer, received, (size_t)got);
  *answer_length = (DWORD)got;
  return IFD_SUCCESS;
}

/* Digits from the keys until they are confirmed. Answers their count, or -1 with the reader's own status word. */
static int read_keys(UCHAR digits[LONGEST_PIN], int *status) {
  int count = 0;
  for (;;) {
    UCHAR key = 0;
    if (send_control(CONTROL_NEXT_KEY) < 0 || receive_frame(&key, 1) != 1) key = 0;
    if (key == KEY_CONFIRM) return count;
    if (key >= '0' && key <= '9' && count < LONGEST_PIN) {
      digits[count++] = key - '0';
      continue;
    }
    *status = key == KEY_CANCEL ? SW_CANCELLED : key == 0 ? SW_TIMED_OUT : SW_BAD_LENGTH;
    return -1;
  }
}

/*
 * The structure of PC/SC 2, part 10, whose numbers are little-endian. This reader knows one format, the Belgian card's:
 * BCD digits from the second byte of eight, left-justified, their count in the low half of the first.
 */
typedef struct {
  int shortest, longest;
  UCHAR command[13];
} Wanted;

static int parse_structure(const UCHAR *bytes, DWORD length, Wanted *wanted) {
  if (length != 19 + sizeof wanted->command) return -1;
  if (bytes[2] != 0x89 || bytes[3] != 0x47 || bytes[4] != 0x04) return -1;
  wanted->longest = bytes[5];
  wanted->shortest = bytes[6];
  uint32_t data_length = bytes[15] | bytes[16] << 8 | bytes[17] << 16 | (uint32_t)bytes[18] << 24;
  if (data_length != sizeof wanted->command || wanted->longest > LONGEST_PIN) return -1;
  memcpy(wanted->command, bytes + 19, sizeof wanted->command);
  return wanted->command[1] == 0x20 && wanted->command[4] == 8 ? 0 : -1;
}

static int verify(const UCHAR *structure, DWORD length, UCHAR status[2]) {
  Wanted wanted;
  UCHAR digits[LONGEST_PIN];
  int refusal = SW_BAD_STRUCTURE;
  int count = -1;
  if (parse_structure(structure, length, &wanted) == 0) {
    count = read_keys(digits, &refusal);
    if (count >= 0 && (count < wanted.shortest || count > wanted.longest)) {
      count = -1;
      refusal = SW_BAD_LENGTH;
    }
  }
  RESPONSECODE sent = IFD_SUCCESS;
  if (count < 0) {
    status[0] = (UCHAR)(refusal >> 8);
    status[1] = (UCHAR)refusal;
  } else {
    DWORD answer_length = 2;
    wanted.command[5] |= (UCHAR)count;
    for (int i = 0; i < count; i++) {
      UCHAR *pair = &wanted.command[6 + i / 2];
      *pair = i % 2 == 0 ? (UCHAR)(digits[i] << 4 | (*pair & 0x0F)) : (UCHAR)((*pair & 0xF0) | digits[i]);
    }
    sent = exchange(wanted.command, sizeof wanted.command, status, &answer_length);
  }
  explicit_bzero(digits, sizeof digits);
  explicit_bzero(&wanted, sizeof wanted);
  return sent == IFD_SUCCESS ? 0 : -1;
}

RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR name) {
  (void)lun;
  const char *colon = strrchr(name, ':');
  int port = colon ? atoi(colon + 1) : 0;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int again = 1;
  if (port <= 0 || listener >= 0) return IFD_COMMUNICATION_ERROR;
  listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 1) < 0) {
    close(listener);
    listener = -1;
    return IFD_COMMUNICATION_ERROR;
  }
  return IFD_SUCCESS;
}

RESPONSECODE IFDHCreateChannel(DWORD lun, DWORD channel) {
  (void)lun;
  (void)channel;
  return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHCloseChannel(DWORD lun) {
  (void)lun;
  pthread_mutex_lock(&turn);
  drop_card();
  if (listener >= 0) close(listener);
  listener = -1;
  pthread_mutex_unlock(&turn);
  return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD lun, DWORD tag, PDWORD length, PUCHAR value) {
  (void)lun;
  switch (tag) {
    case TAG_IFD_ATR:
      if (*length < atr_length) return IFD_ERROR_INSUFFICIENT_BUFFER;
      memcpy(value, atr, atr_length);
      *length = atr_length;
      return IFD_SUCCESS;
    case TAG_IFD_SIMULTANEOUS_ACCESS:
    case TAG_IFD_SLOTS_NUMBER:
      *value = 1;
      *length = 1;
      return IFD_SUCCESS;
    default:
      return IFD_ERROR_TAG;
  }
}

RESPONSECODE IFDHSetCapabilities(DWORD lun, DWORD tag, DWORD length, PUCHAR value) {
  (void)lun;
  (void)tag;
  (void)length;
  (void)value;
  return IFD_NOT_SUPPORTED;
}

/* T=0 as it comes; there is nothing to negotiate. */
RESPONSECODE IFDHSetProtocolParameters(DWORD lun, DWORD protocol, UCHAR flags, UCHAR pts1, UCHAR pts2, UCHAR pts3) {
  (void)lun;
  (void)flags;
  (void)pts1;
  (void)pts2;
  (void)pts3;
  return protocol == SCARD_PROTOCOL_T0 ? IFD_SUCCESS : IFD_PROTOCOL_NOT_SUPPORTED;
}

RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR answer, PDWORD answer_length) {
  (void)lun;
  RESPONSECODE result = IFD_COMMUNICATION_ERROR;
  pthread_mutex_lock(&turn);
  if (action == IFD_POWER_DOWN) {
    send_control(CONTROL_POWER_OFF);
    *answer_length = 0;
    result = IFD_SUCCESS;
  } else if (send_control(action == IFD_RESET ? CONTROL_RESET : CONTROL_POWER_ON) == 0 && ask_atr() == 0) {
    memcpy(answer, atr, atr_length);
    *answer_length = atr_length;
    result = IFD_SUCCESS;
  }
  pthread_mutex_unlock(&turn);
  return result;
}

RESPONSECODE IFDHTransmitToICC(DWORD lun, SCARD_IO_HEADER send_header, PUCHAR command, DWORD length, PUCHAR answer,
                               PDWORD answer_length, PSCARD_IO_HEADER receive_header) {
  (void)lun;
  (void)send_header;
  (void)receive_header;
  pthread_mutex_lock(&turn);
  RESPONSECODE result = exchange(command, length, answer, answer_length);
  pthread_mutex_unlock(&turn);
  if (result != IFD_SUCCESS) *answer_length = 0;
  return result;
}

RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR in, DWORD in_length, PUCHAR out, DWORD out_room,
                         LPDWORD out_length) {
  (void)lun;
  *out_length = 0;
  if (code == CM_IOCTL_GET_FEATURE_REQUEST) {
    uint32_t big_endian = htonl((uint32_t)VERIFY_PIN_DIRECT);
    if (out_room < 6) return IFD_ERROR_INSUFFICIENT_BUFFER;
    out[0] = FEATURE_VERIFY_PIN_DIRECT;
    out[1] = 4;
    memcpy(out + 2, &big_endian, 4);
    *out_length = 6;
    return IFD_SUCCESS;
  }
  if (code != VERIFY_PIN_DIRECT) return IFD_ERROR_NOT_SUPPORTED;
  if (out_room < 2) return IFD_ERROR_INSUFFICIENT_BUFFER;
  pthread_mutex_lock(&turn);
  int failed = verify(in, in_length, out);
  pthread_mutex_unlock(&turn);
  if (failed) return IFD_COMMUNICATION_ERROR;
  *out_length = 2;
  return IFD_SUCCESS;
}

RESPONSECODE IFDHICCPresence(DWORD lun) {
  (void)lun;
  pthread_mutex_lock(&turn);
  accept_card();
  int is_there = card >= 0 && ask_atr() == 0;
  if (!is_there) drop_card();
  pthread_mutex_unlock(&turn);
  return is_there ? IFD_ICC_PRESENT : IFD_ICC_NOT_PRESENT;
}
