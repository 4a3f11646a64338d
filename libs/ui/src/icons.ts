/**
 * The icons that we use, of lucide (ISC). Only beside their word, only where a picture helps someone who reads with
 * difficulty. Draw them with `strokeWidth={1.7} aria-hidden="true"`.
 */
export {
  AArrowUp,
  ArrowDown,
  ArrowLeft,
  ArrowUp,
  Car,
  Check,
  Contrast,
  CreditCard,
  Delete,
  FileText,
  Hammer,
  HandHeart,
  House,
  IdCard,
  KeyRound,
  Languages,
  LogOut,
  type LucideIcon,
  MessageCircle,
  PackageSearch,
  Printer,
  Shield,
  X,
} from 'lucide-react';
