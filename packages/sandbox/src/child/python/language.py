"""What a script may use, and which scripts are proven to leave nothing behind.

A proven script keeps to names, syntax and attributes by which nothing can be changed but the item and what the script itself has
made: it runs item after item. Any other script runs too: the interpreter is put back as it was after each of its items.
"""

import ast
import base64, binascii, bisect, builtins, calendar, collections, collections.abc, contextlib, copy, csv, dataclasses, datetime
import decimal, difflib, enum, fractions, functools, hashlib, heapq, hmac, html, io, ipaddress, itertools, json, math, operator, re
import statistics, string, struct, sys, textwrap, time, types, typing, unicodedata, urllib.parse, uuid, zlib, _strptime
import xml.etree.ElementTree

# Where a line of the script is told of.
FILE = '<script>'

# Of these modules, what a proven script finds: functions without a memory, immutable types and constants.
PROVEN_NAMES = {
    'base64': 'b64decode b64encode b32decode b32encode b16decode b16encode b85decode b85encode standard_b64decode '
    'standard_b64encode urlsafe_b64decode urlsafe_b64encode',
    'binascii': 'hexlify unhexlify a2b_hex b2a_hex a2b_base64 b2a_base64 crc32 Error',
    'bisect': 'bisect bisect_left bisect_right insort insort_left insort_right',
    'calendar': 'timegm monthrange isleap weekday',
    'collections': 'Counter OrderedDict defaultdict deque',
    'copy': 'copy deepcopy',
    'csv': 'reader writer DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC',
    'datetime': 'date datetime time timedelta timezone UTC MINYEAR MAXYEAR',
    'decimal': 'Decimal ROUND_HALF_UP ROUND_HALF_EVEN ROUND_DOWN ROUND_UP ROUND_FLOOR ROUND_CEILING InvalidOperation',
    'fractions': 'Fraction',
    'functools': 'cmp_to_key partial reduce',
    'hashlib': 'md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s',
    'heapq': 'heapify heappop heappush nlargest nsmallest merge',
    'hmac': 'new digest compare_digest',
    'html': 'escape unescape',
    'io': 'StringIO BytesIO',
    'ipaddress': 'ip_address ip_network ip_interface IPv4Address IPv6Address IPv4Network IPv6Network AddressValueError '
    'NetmaskValueError collapse_addresses summarize_address_range',
    'itertools': 'accumulate batched chain combinations compress count cycle dropwhile filterfalse groupby islice pairwise '
    'permutations product repeat starmap takewhile tee zip_longest combinations_with_replacement',
    'json': 'loads dumps JSONDecodeError',
    'math': ' '.join(name for name in dir(math) if not name.startswith('_')),
    'operator': 'itemgetter add sub mul truediv floordiv mod neg eq ne lt le gt ge and_ or_ not_ xor contains',
    're': 'compile search match fullmatch split findall finditer sub subn escape error PatternError A ASCII I IGNORECASE M MULTILINE '
    'S DOTALL X VERBOSE U UNICODE Match Pattern',
    'statistics': 'mean fmean median median_low median_high mode multimode stdev pstdev variance pvariance quantiles StatisticsError',
    'string': 'ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation printable whitespace capwords',
    'struct': 'pack unpack calcsize iter_unpack unpack_from error',
    'textwrap': 'dedent fill indent shorten wrap',
    'time': 'time time_ns gmtime strftime strptime struct_time',
    'unicodedata': 'normalize category name lookup bidirectional combining east_asian_width numeric decimal digit',
    'urllib.parse': 'urlparse urlsplit urlunparse urlunsplit urljoin quote quote_plus unquote unquote_plus quote_from_bytes '
    'unquote_to_bytes urlencode parse_qs parse_qsl',
    'uuid': 'UUID uuid3 uuid5 NAMESPACE_DNS NAMESPACE_URL NAMESPACE_OID NAMESPACE_X500',
    'zlib': 'adler32 crc32 decompress compress error',
}
PROVEN_NAMES = {module: frozenset(names.split()) for module, names in PROVEN_NAMES.items()}
MODULES = frozenset(PROVEN_NAMES) | {
    'collections.abc', 'contextlib', 'dataclasses', 'difflib', 'enum', 'typing', 'urllib', 'xml', 'xml.etree', 'xml.etree.ElementTree',
}  # fmt: skip

PROVEN_BUILTINS = frozenset(
    'abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format frozenset hash hex int '
    'isinstance issubclass iter len list map max min next oct ord pow print range repr reversed round set slice sorted str sum tuple '
    'zip Ellipsis NotImplemented'.split()
) | {name for name, held in vars(builtins).items() if isinstance(held, type) and issubclass(held, BaseException)}
OTHER_BUILTINS = frozenset(
    '__build_class__ classmethod delattr dir getattr globals hasattr id locals memoryview object property setattr staticmethod super '
    'type vars'.split()
)

PROVEN_ATTRIBUTES = frozenset(
    name
    for kind in (
        str, bytes, bytearray, int, float, complex, list, tuple, dict, set, frozenset, range, slice, OSError, UnicodeError, StopIteration,
        json.JSONDecodeError, re.Pattern, re.Match, re.PatternError, datetime.date, datetime.datetime, datetime.time, datetime.timedelta,
        datetime.timezone, decimal.Decimal, fractions.Fraction, uuid.UUID, ipaddress.IPv4Address, ipaddress.IPv6Address,
        ipaddress.IPv4Network, ipaddress.IPv6Network, collections.Counter, collections.OrderedDict, collections.defaultdict,
        collections.deque, io.StringIO, io.BytesIO, urllib.parse.ParseResult, urllib.parse.SplitResult, time.struct_time,
        itertools.chain, type(hashlib.md5()), type(hashlib.sha256()), type(hashlib.sha3_256()), type(hashlib.blake2b()), hmac.HMAC,
        type(csv.reader([])), type(csv.writer(io.StringIO())), csv.DictReader, csv.DictWriter,
    )
    for name in dir(kind)
    if not name.startswith('_')
) | frozenset().union(*PROVEN_NAMES.values()) | {'_asdict', '_replace', 'fieldnames', 'parse'}  # fmt: skip

PROVEN_SYNTAX = (
    ast.Module, ast.FunctionDef, ast.Return, ast.Delete, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.For, ast.While, ast.If, ast.With,
    ast.Match, ast.Raise, ast.Try, ast.Assert, ast.Import, ast.ImportFrom, ast.Nonlocal, ast.Expr, ast.Pass, ast.Break, ast.Continue,
    ast.BoolOp, ast.NamedExpr, ast.BinOp, ast.UnaryOp, ast.Lambda, ast.IfExp, ast.Dict, ast.Set, ast.ListComp, ast.SetComp,
    ast.DictComp, ast.GeneratorExp, ast.Yield, ast.YieldFrom, ast.Compare, ast.Call, ast.FormattedValue, ast.JoinedStr, ast.Constant,
    ast.Attribute, ast.Subscript, ast.Starred, ast.Name, ast.List, ast.Tuple, ast.Slice, ast.expr_context, ast.boolop, ast.operator,
    ast.unaryop, ast.cmpop, ast.comprehension, ast.ExceptHandler, ast.arguments, ast.arg, ast.keyword, ast.alias, ast.withitem,
    ast.match_case, ast.pattern,
)  # fmt: skip


def is_proven(node):
    match node:
        case ast.Name(id=name):
            return not name.startswith('__') and name not in OTHER_BUILTINS
        case ast.Attribute(attr=name, ctx=ast.Load()):
            return name in PROVEN_ATTRIBUTES
        case ast.Attribute():
            return False
        case ast.MatchClass(kwd_attrs=names):
            return all(name in PROVEN_ATTRIBUTES for name in names)
        case ast.Import(names=names):
            return all(alias.name in PROVEN_NAMES for alias in names)
        case ast.ImportFrom(module=module, names=names, level=0):
            known = PROVEN_NAMES.get(module, {'parse'} if module == 'urllib' else frozenset())
            return all(alias.name in known for alias in names)
        case ast.ImportFrom():
            return False
    return isinstance(node, PROVEN_SYNTAX)


def leaves_nothing(tree):
    nodes = list(ast.walk(tree))
    # A generator that is left in the middle of these goes on when it is thrown away: in the time of another item.
    suspends = any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in nodes)
    ends_late = any(isinstance(node, (ast.Try, ast.With)) for node in nodes)
    return not (suspends and ends_late) and all(map(is_proven, nodes))


class Part(types.ModuleType):
    """What a proven script finds of a module."""


def part_of(name, names):
    part = Part(name)
    vars(part).update({held: getattr(sys.modules[name], held) for held in names})
    return part


PARTS = {name: part_of(name, names) for name, names in PROVEN_NAMES.items()}
PARTS['urllib'] = Part('urllib')
PARTS['urllib'].parse = PARTS['urllib.parse']


def importer(modules):
    def import_module(name, globals=None, locals=None, fromlist=(), level=0):
        # A built-in function asks for a module of its own in its caller's name, and takes it from elsewhere.
        if type(fromlist) is list:
            return None
        if level != 0 or name not in MODULES:
            raise ImportError(f'a script may import {", ".join(sorted(MODULES))}; not {name or "."}')
        return modules[name if fromlist else name.partition('.')[0]]

    return import_module


def compile_script(source, say):
    """The body of a function of `item`, and what `print` is to it → the function, and whether it is proven."""
    body = ast.parse(source, FILE)
    proven = leaves_nothing(body)
    tree = ast.parse('def script(item): pass')
    tree.body[0].body = body.body or tree.body[0].body
    names = PROVEN_BUILTINS if proven else PROVEN_BUILTINS | OTHER_BUILTINS
    found = {name: getattr(builtins, name) for name in names}
    found |= {'print': say, '__import__': importer(PARTS if proven else sys.modules)}
    space = {'__builtins__': found, '__name__': 'script'}
    exec(compile(tree, FILE, 'exec'), space)
    return space.pop('script'), proven
