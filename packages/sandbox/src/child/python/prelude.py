"""Runs inside the interpreter before any script: what a script finds there, and how an item is given to it and taken back.

`language.py` stands before it. Only text goes in and out: `open_script` is called once, then `run_item` for each item.
"""

import codecs
import datetime
import decimal
import gc
import ipaddress
import json
import uuid
import warnings

warnings.simplefilter('ignore')
# Read from files when they are first used, and there are none then.
for name in ('ascii', 'latin-1', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'cp1252', 'cp437', 'iso8859-15', 'idna',
             'punycode', 'unicode-escape', 'raw-unicode-escape'):
    codecs.lookup(name)

LOGS = []
SETTINGS = {}
SCRIPT = None


class Exact(float):
    """A number with more digits than a double keeps: calculates as the nearest double, reads and comes back as it was."""

    __slots__ = ('digits',)

    def __new__(cls, digits):
        number = float.__new__(cls, digits)
        number.digits = digits
        return number

    def __str__(self):
        return self.digits

    __repr__ = __str__


def revive(value):
    digits = value.get(SETTINGS['exact'])
    if digits is None:
        return value
    return Exact(digits) if any(mark in digits for mark in '.eE') else int(digits)


def exact_again(value):
    """The same with every `Exact` as it is handed over; what holds itself is found by the encoder."""
    match value:
        case Exact():
            return {SETTINGS['exact']: value.digits}
        case dict():
            return {key: exact_again(held) for key, held in value.items()}
        case list() | tuple():
            return [exact_again(held) for held in value]
    return value


def as_json(value):
    """What JSON has no word for, and still has one meaning."""
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, decimal.Decimal) and value.is_finite():
        return {SETTINGS['exact']: str(value)}
    if isinstance(value, (uuid.UUID, ipaddress.IPv4Address, ipaddress.IPv6Address)):
        return str(value)
    raise TypeError(f'the result holds a {type(value).__name__}, which JSON has no word for')


def encode(value, default=as_json):
    encoder = json.encoder.c_make_encoder(
        {}, default, json.encoder.encode_basestring, None, ':', ',', False, False, False
    )
    return ''.join(encoder(value, 0))


def list_of(value, item_is_exact):
    """What the script returned, as the text of a list."""
    if value is None:
        return '[]'
    if isinstance(value, dict):
        value = [value]
    elif not isinstance(value, (list, tuple)):
        raise TypeError(f'the script returned a {type(value).__name__}; return a dict, or a list of them')
    if len(value) > SETTINGS['items']:
        raise ValueError(f'the script returned more than {SETTINGS["items"]} items')
    text = encode(exact_again(value) if item_is_exact else value)
    if len(text) > SETTINGS['output']:
        raise ValueError(f'the result is longer than {SETTINGS["output"]} characters')
    return text


def say(*values, sep=' ', end='\n', file=None, flush=False):
    """`print`: a line of the log."""
    if len(LOGS) < SETTINGS['logLines']:
        line = (' ' if sep is None else sep).join(map(str, values))[: SETTINGS['logLine']]
        LOGS.append(line.encode('utf-8', 'replace').decode())


def fault_of(code, error):
    line = getattr(error, 'lineno', None) if isinstance(error, SyntaxError) else None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    try:
        words = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:
        words = 'it cannot be shown'
    if isinstance(error, MemoryError):
        code, words = 'script_memory', f'the script held more than {SETTINGS["memory"] // 2**20} MiB'
    message = f'{type(error).__name__}: {words}' if words else type(error).__name__
    message = message[: SETTINGS['logLine']].encode('utf-8', 'replace').decode()
    return {'code': code, 'message': message} | ({'line': line} if type(line) is int else {})


def open_script(text):
    """The source and its limits, as JSON → whether it can be run, and whether it is proven to leave nothing behind."""
    global SCRIPT
    SETTINGS.update(json.loads(text))
    try:
        SCRIPT, proven = compile_script(SETTINGS['source'], say)
    except MemoryError:
        fault = {'code': 'script_failed', 'message': 'the script is nested too deeply'}
        return encode({'ok': False, 'fault': fault}).encode()
    except BaseException as error:
        return encode({'ok': False, 'fault': fault_of('script_failed', error)}).encode()
    gc.collect()
    # What is here now lives as long as the interpreter: no later collection looks at it.
    gc.freeze()
    return encode({'ok': True, 'proven': proven}).encode()


def run_item(text):
    """An item → what became of it, both as JSON."""
    LOGS.clear()
    code = 'script_failed'
    try:
        exact = SETTINGS['exact'] in text
        item = json.loads(text, object_hook=revive) if exact else json.loads(text)
        returned = SCRIPT(item)
        code = 'script_output_invalid'
        return f'{{"ok":true,"items":{list_of(returned, exact)},"logs":{encode(LOGS)}}}'.encode()
    except BaseException as error:
        return encode({'ok': False, 'fault': fault_of(code, error), 'logs': LOGS}).encode()
