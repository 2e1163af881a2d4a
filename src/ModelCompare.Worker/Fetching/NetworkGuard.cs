using System.Net;
using System.Net.Sockets;

namespace ModelCompare.Worker.Fetching;

/// <summary>
/// Connects to public addresses only. The check is made on the resolved address at the moment of connecting, so that neither a redirect nor
/// a name that resolves differently the second time leads into a private network.
/// </summary>
/// <param name="allowed">Private networks that may be connected to all the same.</param>
/// <param name="isForNamedHosts">Whether all hosts asked for are named by their source, and so may be inside of the operator's own networks.</param>
public sealed class NetworkGuard(IEnumerable<IPNetwork> allowed, bool isForNamedHosts = false)
{
    // RFC 6890 and the registries behind it. Of IPv6 only 2000::/3 is given out at all; what is not yet may mean anything one day.
    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] s_special = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32", // Azure's host, which answers with secrets as 169.254.169.254 does.
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"); // 2001::/23 holds Teredo; it, 6to4 (2002::/16) and NAT64 (beyond 2000::/3) carry IPv4 addresses.

    // What a person who names a host can mean by it: the machine itself and the networks around it.
    private static readonly IPNetwork[] s_inside = Parse(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    // Where clouds hand out secrets inside of those.
    private static readonly IPNetwork[] s_metadata = Parse("100.100.100.200/32", "fd00:ec2::254/128", "fd20:ce::254/128");

    private readonly IPNetwork[] _allowed = [.. allowed];

    /// <summary>Whether an address may be connected to.</summary>
    public bool Allows(IPAddress address)
    {
        var actual = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsPublic(actual) || IsIn(_allowed, actual) || (isForNamedHosts && IsIn(s_inside, actual) && !IsIn(s_metadata, actual));
    }

    /// <summary>Opens the connection of a request; a <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="PrivateAddressException">The host resolves to an address that may not be connected to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        if (Array.Find(addresses, address => !Allows(address)) is { } refused)
        {
            throw new PrivateAddressException(host, refused);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily is AddressFamily.InterNetwork || s_global.Contains(address)) && !IsIn(s_special, address);

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}

/// <summary>A host that resolves to an address that may not be connected to.</summary>
public sealed class PrivateAddressException(string host, IPAddress address) : Exception(
    $"{host} is the private address {address}, which is not fetched from. Where that is wanted, name the host in the source (\"privateHosts\": [\"{host}\"]), "
    + $"or allow its network to all of them by {FetchingOptions.Section}:{nameof(FetchingOptions.AllowPrivateNetworks)} (in the environment {FetchingOptions.Section}__{nameof(FetchingOptions.AllowPrivateNetworks)}__0=10.1.0.0/16).");
