namespace Pacesetter.Statistics.Efficiency;

/// <summary>Units are equal whose figures are equal in every column.</summary>
sealed class SameFigures(UnitPanel panel) : IEqualityComparer<int>
{
    public bool Equals(int x, int y)
    {
        foreach (double[] column in panel.Columns)
        {
            if (column[x] != column[y])
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(int obj)
    {
        unchecked
        {
            ulong hash = 14695981039346656037;
            foreach (double[] column in panel.Columns)
            {
                hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(column[obj])) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 29;
            }

            return (int)(hash ^ (hash >> 32));
        }
    }
}
